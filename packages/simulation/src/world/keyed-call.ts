import { type Caller, type KeptAnswer, RequestTakenOver } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import { type TestEngine, aCaller } from '@ticket-distribution/testkit';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';

/** What is asked of an engine, in somebody's name. */
export type Call<T> = (engine: TestEngine, caller: Caller) => Promise<T>;

/**
 * One sending of a request under an idempotency key, as the app serves it: one of equal requests is worked on, what it is
 * answered is kept, and the others are given the same.
 *
 * @throws FaultOfTheWorld when it is to be sent again
 */
export async function keyedCall<T>(engine: TestEngine, key: string, call: Call<T>): Promise<T> {
  const claimed = await engine.claimRequest.execute({ id: key, fingerprint: key });
  if (claimed.kind === 'answered') return JSON.parse(claimed.answer.body) as T;
  if (claimed.kind !== 'claimed') throw new FaultOfTheWorld(`The request is ${claimed.kind}.`);
  const { claim } = claimed;
  const end = (answer: KeptAnswer | null): Promise<void> => engine.endRequest.execute({ claim, answer });
  try {
    const body = JSON.stringify(await call(engine, { ...aCaller(null, key), request: claim }));
    await end({ status: 200, headers: {}, body });
    return JSON.parse(body) as T;
  } catch (error) {
    if (error instanceof RequestTakenOver) throw new FaultOfTheWorld(error.message);
    if (error instanceof DomainError) await end(null);
    throw error;
  }
}
