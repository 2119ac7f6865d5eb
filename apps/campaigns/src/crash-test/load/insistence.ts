import { setTimeout as wait } from 'node:timers/promises';
import type { ProblemJson } from '../../http/answers.js';
import { type AppClient, appClient } from '../../http/app-client.js';
import type { Answer } from '../../http/call.js';
import type { Dice } from '../chance/dice.js';
import type { Chronicle } from './chronicle.js';

/** Where a client finds the app at the moment, and what it may expect of it. */
export interface Service {
  /** Where apps listen; none while all are down. */
  addresses(): readonly string[];
  /** Whether the database is broken now or was a moment ago: then a 500 is an honest answer. */
  mayFail(): boolean;
}

/** Makes one client's calls: again and again until they are answered, as a client does that must not lose its order. */
export class Insistence {
  constructor(
    private readonly service: Service,
    private readonly chronicle: Chronicle,
    private readonly dice: Dice,
  ) {}

  /**
   * The answer to a call.
   *
   * @param until when to give up, as the clock says
   * @returns null when no answer came in time: nobody knows whether it was done
   */
  async answer<T>(
    what: string,
    orderId: string,
    work: (app: AppClient) => Promise<Answer<T>>,
    until: () => number,
  ): Promise<Answer<T> | null> {
    do {
      const answer = await this.once(work);
      if (answer !== null && !this.isToBeRepeated(what, orderId, answer)) return answer;
      if (answer === null) this.chronicle.count('unanswered');
      await wait(this.dice.between(20, 200));
    } while (Date.now() < until());
    return null;
  }

  private async once<T>(work: (app: AppClient) => Promise<Answer<T>>): Promise<Answer<T> | null> {
    const addresses = this.service.addresses();
    if (addresses.length === 0) return null;
    return work(appClient(this.dice.pick(addresses))).catch(() => null);
  }

  private isToBeRepeated(what: string, orderId: string, answer: Answer<unknown>): boolean {
    const { status, text } = answer;
    if (status < 300) this.chronicle.count('answered');
    else this.chronicle.count(`${status} ${(answer.body as ProblemJson | null)?.code ?? ''}`.trim());
    if (status < 500) return (answer.body as ProblemJson | null)?.code === 'idempotency/in-progress';
    if (status !== 503 && !this.service.mayFail()) {
      this.chronicle.surprises.push({ orderId, text: `${what} was answered ${status}: ${text.slice(0, 300)}` });
    }
    return true;
  }
}
