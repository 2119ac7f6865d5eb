import { type BreakerReading, type SystemPause, type TicketSystemReading } from '@ticket-distribution/application';
import { type FulfillmentMethod, type Instant } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import { INSTANT, type Schema, TEXT, component, listSchema, nullable, objectSchema } from '../schema/schema.js';

/** Since when a ticket system gets no calls, on whose word and why. */
export interface PauseView {
  readonly since: Instant;
  readonly by: string;
  readonly reason: string;
}

/** Whether the answering process takes the system to be away. */
export type BreakerView = BreakerReading;

/** How a ticket system stands. */
export interface TicketSystemView {
  /** The same as `fulfillmentMethod`: the name in paths. */
  readonly system: FulfillmentMethod;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly pause: PauseView | null;
  readonly breaker: BreakerView;
  readonly waiting: number;
  readonly underWay: number;
  readonly setAside: number;
}

export interface TicketSystemsView {
  readonly items: readonly TicketSystemView[];
}

export function toTicketSystemView(reading: TicketSystemReading): TicketSystemView {
  const { fulfillmentMethod, pause, breaker, waiting, underWay, setAside } = reading;
  const { state, since, nextTrialAt } = breaker;
  return {
    system: fulfillmentMethod,
    fulfillmentMethod,
    pause: pause === null ? null : toPauseView(pause),
    breaker: { state, since, nextTrialAt },
    waiting,
    underWay,
    setAside,
  };
}

function toPauseView({ since, by, reason }: SystemPause): PauseView {
  return { since, by, reason };
}

const COUNT = { type: 'integer', minimum: 0 };

export const TICKET_SYSTEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketSystems: objectSchema<TicketSystemsView>({ items: listSchema(component('TicketSystem')) }),
  TicketSystem: objectSchema<TicketSystemView>(
    {
      system: { ...component('FulfillmentMethod'), description: 'The name in paths; the same as fulfillmentMethod.' },
      fulfillmentMethod: component('FulfillmentMethod'),
      pause: nullable(component('TicketSystemPause')),
      breaker: component('TicketSystemBreaker'),
      waiting: { ...COUNT, description: 'Hand-overs that wait for a call.' },
      underWay: { ...COUNT, description: 'Hand-overs of which a first call is being made.' },
      setAside: { ...COUNT, description: 'Hand-overs that wait for an operator.' },
    },
    'How a ticket system stands.',
  ),
  TicketSystemBreaker: objectSchema<BreakerView>(
    {
      state: enumComponent('BreakerState'),
      since: nullable(INSTANT),
      nextTrialAt: nullable(INSTANT),
    },
    'Whether the process that answers takes the system to be away; each process finds out for itself.',
  ),
  TicketSystemPause: objectSchema<PauseView>({ since: INSTANT, by: TEXT, reason: TEXT }),
};
