import type { DriftKind, HandOver, ReportedStatus } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { distribute, settled } from './story.js';
import { World, changed, lineOf, nth } from './world.js';

const MINUTE_MS = 60_000;
const SCHEDULE = { attempts: 2, firstDelayMs: 500, longestDelayMs: 500 };

/** BIFROST refuses hand-overs of that operation, until it is ended. */
export function refusing(world: World, operation: HandOver['operation']): () => void {
  const system = world.bifrost;
  const tell = system.tell.bind(system);
  system.tell = (handOver) => {
    if (handOver.operation === operation) system.meet('refuse');
    return tell(handOver);
  };
  return () => {
    system.tell = tell;
  };
}

/** A look a minute later. */
export async function look(world: World): Promise<void> {
  await world.clock.advance(MINUTE_MS);
  await world.engine.statusPoller.look();
}

/** NOD says so of the ticket under its first key, and the truth of all others, until it is ended. */
export function saying(world: World, status: ReportedStatus | null): () => void {
  const { nod } = world;
  const see = nod.see.bind(nod);
  nod.see = (keys) => {
    const { reports, failure } = see(keys);
    const [first, ...others] = reports;
    if (first === undefined) return { reports, failure };
    const tickets = status === null ? null : (first.tickets ?? []).map((ticket) => ({ ...ticket, status }));
    return { reports: [{ ...first, tickets }, ...others], failure };
  };
  return () => {
    nod.see = see;
  };
}

type Story = (world: World) => Promise<void>;

export interface DriftStory {
  readonly happens: Story;
  readonly isRepaired: Story;
}

/** How each kind of drift comes about, and what is true after its repair. */
export const DRIFT_STORIES: Readonly<Record<DriftKind, DriftStory>> = {
  'cancel-refused': {
    happens: async (world) => {
      await world.sells(lineOf('BIFROST'));
      const end = refusing(world, 'cancel');
      await world.says();
      await settled();
      end();
    },
    isRepaired: async (world) => {
      expect([await world.statuses(), world.bifrost.valid]).to.deep.equal([['CANCELLED'], []]);
    },
  },
  'change-refused': {
    happens: async (world) => {
      await world.sells(lineOf('BIFROST'));
      const end = refusing(world, 'update');
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await settled();
      end();
    },
    isRepaired: async (world) => {
      expect(nth(world.bifrost.valid).product).to.deep.equal(changed);
    },
  },
  'replacement-refused': {
    happens: async (world) => {
      await world.sells(lineOf('INTERNATIONAL'));
      world.international.meet('refuse');
      await world.says(lineOf('INTERNATIONAL', { fareProducts: [changed] }));
      await settled();
    },
    isRepaired: async (world) => {
      expect(await world.statuses()).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    },
  },
  'outcome-unknown': {
    happens: async (world) => {
      await world.says(lineOf('BIFROST'));
      world.bifrost.meet('lose-answer', 'unavailable');
      await distribute(world.engine);
      await world.pass(2);
    },
    isRepaired: async (world) => {
      expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
      expect(world.bifrost.valid).to.have.length(1);
    },
  },
  'cancelled-externally': {
    happens: async (world) => {
      await world.sells(lineOf('NOD'));
      world.nod.cancelFromOutside((await world.ticket()).id);
      await look(world);
    },
    isRepaired: async (world) => {
      expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY', 'DISTRIBUTED']);
      await distribute(world.engine);
      expect(world.nod.tickets).to.deep.equal([(await world.ticket(1)).id]);
    },
  },
  'valid-there': {
    happens: async (world) => {
      await world.sells(lineOf('NOD'));
      await world.says();
      await settled();
      const end = saying(world, 'DISTRIBUTED');
      await look(world);
      end();
    },
    isRepaired: async (world) => {
      expect((await world.told()).slice(-1)).to.deep.equal(['cancel DONE']);
      expect(await world.statuses()).to.deep.equal(['CANCELLED']);
    },
  },
  'missing-there': {
    happens: async (world) => {
      await world.sells(lineOf('NOD'));
      const end = saying(world, null);
      await look(world);
      end();
    },
    isRepaired: async (world) => {
      expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
      expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    },
  },
  'account-differs': {
    happens: async (world) => {
      await world.sells(lineOf('ACCOUNT_BASED_TICKETING'));
      const issue = nth(await world.deliveries()).handOver as Extract<HandOver, { operation: 'issue' }>;
      world.accounts.tell({
        ...issue,
        operation: 'transfer',
        key: 'by-hand' as never,
        issueKey: issue.key,
        ticketDistributionId: nth(issue.tickets).ticketDistributionId,
        holderCustomerId: '1',
        customerAccountRef: 'ENT:CustomerAccount:else',
      });
      await look(world);
    },
    isRepaired: async (world) => {
      expect(nth(world.accounts.valid).customerAccountRef).to.equal('ENT:CustomerAccount:a1');
    },
  },
};

/** A world in which the story happened. */
export async function drifted({ happens }: DriftStory): Promise<World> {
  const world = new World({ schedule: SCHEDULE });
  await happens(world);
  return world;
}
