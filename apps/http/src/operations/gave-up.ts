import type { FastifyReply } from 'fastify';

/** Resolves when nobody waits for the answer any more: the client has hung up, or the app closes. */
export function gaveUp({ raw }: FastifyReply, closing: Promise<void>): Promise<unknown> {
  const hungUp = new Promise<void>((resolve) => {
    raw.once('close', resolve);
  });
  return Promise.race([hungUp, closing]);
}
