import type { TicketStatement } from '@ticket-distribution/domain';
import type { TicketSystemFault } from '@ticket-distribution/testkit';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { expectAgreement } from './agreement.js';
import { changeSetAside, newest, retry, setAside, skip } from './at-the-desk.js';
import { distribute, settled } from './story.js';
import type { World } from './world.js';

const anyFault = fc.constantFrom<TicketSystemFault>('unavailable', 'lose-answer', 'lose-request', 'land-late');
/** When a call that hangs reaches the system, if one does. */
const anyLanding = fc.constantFrom('before the word', 'after it', 'after the next hand-over', 'at the end');
type Landing = typeof anyLanding extends fc.Arbitrary<infer Moment> ? Moment : never;

/** What the operator sees who asks the system now. */
function seen(world: World): TicketStatement {
  return world.bifrost.valid.length > 0 ? 'there' : 'not-there';
}

/** Calls that hang land when their moment has come. */
function landing(world: World, moment: Landing): (now: Landing) => void {
  return (now) => {
    if (now === moment) world.bifrost.land();
  };
}

describe('When operators say what they see', () => {
  it('no issue is lost or done twice, whatever happened to its calls and whenever they land', async () => {
    const anyMeeting = fc.array(anyFault, { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(anyFault, anyMeeting, anyLanding, async (fault, later, moment) => {
        const world = await setAside(fault);
        const land = landing(world, moment);
        land('before the word');
        world.bifrost.meet(...later);
        await skip(world, await newest(world), seen(world));
        land('after it');
        await settled();
        await distribute(world.engine);
        land('after the next hand-over');
        world.bifrost.recover();
        await driveOn(world);
        land('at the end');
        await driveOn(world);
        await expectAgreement(world);
      }),
      { numRuns: 150 },
    );
  });

  it('no cancel leaves a ticket valid without a drift', async () => {
    await fc.assert(
      fc.asyncProperty(anyFault, anyLanding, async (fault, moment) => {
        const world = await changeSetAside(fault);
        const land = landing(world, moment);
        land('before the word');
        await skip(world, await newest(world, 'cancel'), seen(world));
        land('after it');
        await settled();
        const open = (await world.drifts()).filter(({ state }) => state === 'OPEN');
        if (open.length > 0) await world.repair();
        land('after the next hand-over');
        await driveOn(world);
        land('at the end');
        await driveOn(world);
        await expectAgreement(world);
      }),
      { numRuns: 100 },
    );
  });
});

/** Lets everything come to its end; what is set aside once more is tried once more. */
async function driveOn(world: World): Promise<void> {
  await world.pass(3);
  for (const delivery of await world.deliveries()) {
    if (delivery.state === 'SET_ASIDE') await retry(world, delivery);
  }
  await world.rest();
}
