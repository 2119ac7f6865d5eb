import type { Act } from '../scenario/scenario.js';
import type { SimulatedTicketSystem } from '../systems/simulated-ticket-system.js';
import { ask } from './caller.js';
import { count } from './counts.js';
import { chosen } from './requests.js';
import type { World } from './world.js';

type Happening = Extract<Act, { readonly kind: 'pick-up' | 'complete' | 'cancel-outside' }>;

/** Something happens to a ticket at its system, which tells of it so often and so late. */
export function happen(world: World, { kind, pick, callbacks }: Happening): void {
  const valid = world.allSystems.flatMap((system) => system.valid.map((ticket) => ({ system, ticket })));
  const found = chosen(valid, pick);
  if (found === undefined) return;
  const { system, ticket } = found;
  count(world.counts, kind);
  world.tell(`${kind} of ${ticket.ticketDistributionId} under ${ticket.key} at ${system.method}`);
  if (kind === 'pick-up') system.pickUp(ticket.key);
  else if (kind === 'complete') system.complete(ticket.key);
  else system.cancelFromOutside(ticket);
  tellUnasked(world, system, ticket.key, callbacks);
}

function tellUnasked(
  world: World,
  system: SimulatedTicketSystem,
  key: Parameters<SimulatedTicketSystem['report']>[0],
  delays: readonly number[],
): void {
  const reports = (system.report(key)?.tickets ?? []).map((ticket) => ({ key, ...ticket }));
  const { method: fulfillmentMethod } = system;
  for (const delay of delays) {
    world.scheduler.later(null, `${fulfillmentMethod} tells of ${key}`, delay, () => {
      count(world.counts, 'callbacks');
      void ask(world, `${fulfillmentMethod} tells of ${key}`, (engine) =>
        engine.receiveStatusReports.execute({
          fulfillmentMethod,
          reports,
          origin: { correlationId: 'callback', traceparent: null },
        }),
      );
    });
  }
}
