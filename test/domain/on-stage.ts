import {
  type Drift,
  type FareProduct,
  type FoundDrift,
  type FulfillmentMethod,
  type GroupChange,
  type GroupSnapshot,
  type Holding,
  type OrderLineDocument,
  PROPOSED_REPAIRS,
  type TicketDistribution,
  type TicketDistributionGroup,
  fulfillmentPolicies,
  findKnownDrifts,
  repairDrift,
} from '@ticket-distribution/domain';
import { type FakeTicketSystem, HistoryStage, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';

/** A product that is bound to no departure, so that all of it can be changed. */
export const flex = aProduct({ legs: [], transferable: true });
export const bicycle = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bicycle' },
};
export const withBicycle: FareProduct = { ...flex, supplements: [bicycle] };
export const laterThat: FareProduct = { ...flex, name: { eng: 'Later' } };

export function lineOf(method: FulfillmentMethod, said: Partial<OrderLineDocument> = {}): OrderLineDocument {
  return { ...aLine({ method, customerAccountRef: 'ENT:CustomerAccount:a1', products: [flex] }), ...said };
}

/** An order of one line on a stage: what was recorded, told and answered can be followed step by step. */
export class OneLine {
  readonly stage = new HistoryStage(anOrder().id, fulfillmentPolicies);
  private version = 0;

  constructor(readonly method: FulfillmentMethod) {}

  get group(): TicketDistributionGroup {
    const [group] = this.stage.groups;
    if (group === undefined) throw new Error('no group was made');
    return group;
  }

  get snapshot(): GroupSnapshot {
    return this.group.snapshot;
  }

  /** The ticket that was made first, second … */
  ticket(place = 0): TicketDistribution {
    const ticket = this.snapshot.tickets[place];
    if (ticket === undefined) throw new Error(`there is no ticket ${place}`);
    return ticket;
  }

  get statuses(): readonly string[] {
    return this.snapshot.tickets.map(({ status }) => status);
  }

  get system(): FakeTicketSystem {
    return this.stage.systems[this.method];
  }

  /** What was told so far, first to last. */
  get told(): readonly string[] {
    return this.stage.handOvers.map(({ operation }) => operation);
  }

  get driftKinds(): readonly string[] {
    return this.drifts.map(({ kind }) => kind);
  }

  get drifts(): readonly FoundDrift[] {
    const setAside = this.stage.openOf(this.group).filter(({ state }) => state === 'SET_ASIDE');
    return findKnownDrifts(this.snapshot, setAside);
  }

  /** The next version of the order; without a line it is cancelled. */
  says(line: OrderLineDocument | null): this {
    this.version += 1;
    const said = line === null ? { status: 'CANCELLED' as const, lines: [] } : { lines: [line] };
    this.stage.record(anOrder({ version: this.version, ...said }));
    return this;
  }

  /** Handed over and confirmed. */
  handedOver(): this {
    this.stage.distribute();
    this.stage.allCalls();
    return this;
  }
}

/** What repairing a drift changes in its group. */
export function repairOf(group: GroupSnapshot, drift: Drift, forgotten: Holding | null = null): GroupChange {
  const change = repairDrift(group, drift, forgotten, fulfillmentPolicies).get(group.id);
  if (change === undefined) throw new Error('nothing changes');
  return change;
}

/** A finding as it would be stored. */
export function driftOf(found: FoundDrift): Drift {
  return { ...found, id: 'drift-1', proposedRepair: PROPOSED_REPAIRS[found.kind] } as unknown as Drift;
}

/** Something handed over by a method and confirmed. */
export function heldBy(method: FulfillmentMethod, said: Partial<OrderLineDocument> = {}): OneLine {
  return new OneLine(method).says(lineOf(method, said)).handedOver();
}
