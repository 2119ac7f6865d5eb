import type { CancelHandOver, IssueHandOver } from '@ticket-distribution/domain';
import { CONTEXT } from './hand-overs.js';
import { bodyOf } from './schemas.js';
import { type ReceivedRequest, withServer } from './scripted-server.js';
import type { System } from './systems.js';

/** The requests that reach NOD. */
export async function requestsOf(
  { open }: System,
  handOvers: readonly (IssueHandOver | CancelHandOver)[],
  call: 'handOver' | 'ask' = 'handOver',
): Promise<readonly ReceivedRequest[]> {
  return withServer({ status: 503, body: '' }, async ({ baseUrl, received }) => {
    for (const handOver of handOvers) await open({ baseUrl })[call](handOver, CONTEXT);
    return received;
  });
}

/** The message by which a hand-over reaches NOD. */
export async function messageOf(system: System, issue: IssueHandOver | CancelHandOver): Promise<string> {
  const [request] = await requestsOf(system, [issue]);
  return bodyOf(request?.body ?? '');
}

/** The texts of all elements with that name. */
export const textsOf = (message: string, name: string): readonly string[] =>
  [...message.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);
