import type { KeptAnswer } from '../ports/keyed-request-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { RequestClaim } from '../shared/caller.js';
import { RequestTakenOver } from '../transactions/request-taken-over.js';

/** Keeps the answer of a claimed request, or lets the next equal one work at once. */
export class EndRequest {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @param answer null: none that is to be given again; an equal request is worked on anew, without a second effect
   * @throws RequestTakenOver when the claim was taken over and there is an answer to keep: whoever did that answers
   */
  async execute({
    claim,
    answer,
  }: {
    readonly claim: RequestClaim;
    readonly answer: KeptAnswer | null;
  }): Promise<void> {
    await this.work.run(async ({ requests }) => {
      const request = await requests.find(claim.requestId);
      if (request?.claim?.by === claim.by) await requests.save({ ...request, claim: null, answer });
      else if (answer !== null) throw new RequestTakenOver(`Request ${claim.requestId} was taken over.`);
    });
  }
}
