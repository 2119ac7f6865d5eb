import type { Caller } from '@ticket-distribution/application';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { operator, other } from './at-the-desk.js';
import { unanswered } from './under-key.js';
import { World } from './world.js';

const RUN = { run: 'regenerate-1', steps: ['generate'], orders: 2 } as const;

describe('The note of a regeneration', () => {
  it('that is sent again under its key is the one that was written, whoever noted what of the run meanwhile', async () => {
    const world = new World();
    const { noteRegeneration } = world.engine;
    const begin = (caller: Caller) => noteRegeneration.execute({ ...RUN, caller });
    const first = await unanswered(world.engine, 'key', ({ request }) =>
      begin({ ...operator, ...withRequest(request) }),
    );
    await world.clock.advance(60_000);
    await noteRegeneration.execute({ ...RUN, ended: { done: 2, failed: 0 }, caller: operator });
    await begin(other);
    const again = await unanswered(world.engine, 'key', ({ request }) =>
      begin({ ...operator, ...withRequest(request) }),
    );
    expect(again).to.deep.equal(first);
    expect((await world.engine.searchAudit.execute({ caller: operator, page: 0, perPage: 9 })).totalItems).to.equal(3);
  });
});

function withRequest(request: Caller['request']) {
  return request === undefined ? {} : { request };
}
