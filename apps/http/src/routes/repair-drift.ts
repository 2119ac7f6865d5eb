import 'reflect-metadata';
import type { Caller } from '@ticket-distribution/application';
import { type Drift, type Repair } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, DRIFT_ID } from '../operations/parameters.js';
import { RETRY_AFTER_HEADER, retryAfter } from '../errors/retry-after.js';
import type { UseCases } from '@ticket-distribution/application';
import { callerOf } from '../parsing/caller.js';
import { MayBeAbsent, OneOf } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { driftIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toDriftView } from '../views/drift-view.js';
import { toReadTicketView } from '../views/read-ticket-view.js';
import { isAwaited } from '../views/ticket-distribution-view.js';

/** What is to be done about a drift; absent: what the drift proposes. */
export class RepairBody {
  @MayBeAbsent() @OneOf('Repair') repair?: Repair;
}

const SCHEMA = component('Drift');

export const repairDrift: Operation = {
  method: 'POST',
  path: '/v1/drifts/{driftId}/repair',
  operationId: 'repairDrift',
  access: 'drifts:write',
  tag: 'Drifts',
  summary: 'Repair a drift, or accept it',
  description:
    'Does what the drift proposes, unless the body names it or says accept. The drift is RESOLVED once what made it is over, at the latest with the next look at the ticket system.',
  parameters: [DRIFT_ID, ...CALLER_PARAMETERS],
  body: { type: RepairBody, required: false, unknownFields: 'refused', example: { repair: 'accept' } },
  answers: {
    200: { description: 'The drift as it is now.', schema: SCHEMA },
    202: { description: 'The ticket waits for its ticket system.', schema: SCHEMA, headers: RETRY_AFTER_HEADER },
  },
  refusals: ['drift/not-found', 'drift/not-open', 'drift/repair-not-possible'],
  handle:
    ({ useCases, now }) =>
    async (request, reply) => {
      const { id, caller, body } = readAll({
        id: () => driftIdOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(RepairBody, request.body === undefined ? {} : request.body),
      });
      const drift = await useCases.repairDrift.execute({ id, caller, ...toWish(body) });
      const wait = await waitForItsSystem(drift, caller, useCases);
      if (wait !== null) reply.code(202).header('Retry-After', retryAfter(wait));
      return toDriftView(drift, now());
    },
};

function toWish({ repair }: RepairBody): { readonly repair?: Repair } {
  return repair === undefined ? {} : { repair };
}

/** How long until the ticket's system may be called for which it waits, milliseconds; null: it does not wait. */
async function waitForItsSystem(
  { repair, ticketDistributionId: id }: Drift,
  caller: Caller,
  { readTicket }: UseCases,
): Promise<number | null> {
  if (repair === null || repair.repair === 'accept') return null;
  const reading = await readTicket.execute({ id, caller });
  return isAwaited(toReadTicketView(reading, id)) ? reading.msUntilCalls : null;
}
