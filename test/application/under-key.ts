import type { Caller } from '@ticket-distribution/application';
import type { TestEngine } from '@ticket-distribution/testkit';
import { caller } from './story.js';
import type { World } from './world.js';

/**
 * Works on a request as the HTTP app does, but dies before its answer is kept.
 *
 * @throws Error when it was answered already, or another works on it
 */
export async function unanswered<T>(engine: TestEngine, key: string, work: (by: Caller) => Promise<T>): Promise<T> {
  const claimed = await engine.claimRequest.execute({ id: key, fingerprint: key });
  if (claimed.kind !== 'claimed') throw new Error(`the request is ${claimed.kind}`);
  return work({ ...caller, request: claimed.claim });
}

/** Sends a request under a key until it is answered, as a client does, and as the HTTP app works on it. */
export async function underKey(world: World, key: string, work: (by: Caller) => Promise<unknown>): Promise<unknown> {
  const { claimRequest, endRequest } = world.engine;
  while (true) {
    const claimed = await claimRequest.execute({ id: key, fingerprint: key });
    if (claimed.kind === 'answered') return JSON.parse(claimed.answer.body);
    if (claimed.kind === 'other-request') throw new Error('the key came with another request');
    if (claimed.kind === 'claimed') {
      const { claim } = claimed;
      const body = JSON.stringify(await work({ ...caller, request: claim }));
      await endRequest.execute({ claim, answer: { status: 200, headers: {}, body } });
      return JSON.parse(body);
    }
    await world.clock.timer(1000).over;
  }
}
