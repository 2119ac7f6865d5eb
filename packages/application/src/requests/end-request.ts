import type { KeptAnswer } from '../ports/keyed-request-repository.js';
import type { Transactions } from '../ports/transactions.js';
import type { RequestClaim } from '../shared/caller.js';
import { serialised } from '../shared/serialised.js';

/** Keeps the answer of a claimed request, or lets the next equal one work at once. */
export class EndRequest {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Nothing happens when the claim was taken over: whoever did that answers.
   *
   * @param answer null: none that is to be given again; an equal request is worked on anew, without a second effect
   */
  async execute({
    claim,
    answer,
  }: {
    readonly claim: RequestClaim;
    readonly answer: KeptAnswer | null;
  }): Promise<void> {
    await serialised(this.transactions, async ({ requests }) => {
      const request = await requests.find(claim.requestId);
      if (request?.claim?.by === claim.by) await requests.save({ ...request, claim: null, answer });
    });
  }
}
