import type { AddressInfo } from 'node:net';
import { type AppOptions, createApp } from '@ticket-distribution/http';
import { type TestEngine, ManualClock, anEngine } from '@ticket-distribution/testkit';
import { after } from 'mocha';

/** The real app over in-memory adapters and fake ticket systems, at an address. */
export interface ServedApp {
  readonly address: string;
  readonly engine: TestEngine;
}

/** Serves the app until the suite that asks for it is over. */
export async function aServedApp(options: Partial<AppOptions> = {}): Promise<ServedApp> {
  const clock = new ManualClock();
  const engine = anEngine({ clock });
  let made = 0;
  const app = await createApp(engine, {
    bodyLimit: 1024 * 1024,
    needs: [],
    newCorrelationId: () => `made-${(made += 1)}`,
    now: () => clock.now(),
    ...options,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  after(() => app.close());
  return { address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, engine };
}
