import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Callbacks } from '../callbacks/callbacks.js';
import type { Intake } from '../calls/intake.js';
import { readFault } from '../faults/fault.js';
import type { FaultBoard } from '../faults/fault-board.js';
import { correlationIdOf } from '../http/correlation-id.js';
import type { Store } from '../journal/store.js';
import type { JsonSystem } from '../state/json-system.js';
import { ClientError } from '../nod/client-protocol/client-error.js';
import { JsonObject } from '../reading/json-object.js';
import { keyPattern, nod, type System } from '../state/words.js';
import type { Put } from '../state/rows.js';
import { cancelFromOutside, isKnown, useFromOutside } from './change-from-outside.js';
import { ticketsNow } from './ticket-list.js';

interface ControlParts {
  readonly store: Store;
  readonly faults: FaultBoard;
  readonly intake: Intake;
  readonly callbacks: Callbacks;
  readonly now: () => Date;
  readonly canDie: boolean;
  readonly jsonSystems: readonly JsonSystem[];
}

/** Everything under /sandbox but pickups and cards: the ledger, faults, changes from outside, and starting afresh. */
export const controlRoutes =
  ({ store, faults, intake, callbacks, now, canDie, jsonSystems }: ControlParts) =>
  async (app: FastifyInstance): Promise<void> => {
    const ofJson = jsonSystems.map(({ name }) => name);
    const systems = [nod, ...ofJson];

    const change = async (reply: FastifyReply, system: System, ticket: string, puts: Put[]): Promise<FastifyReply> => {
      if (!isKnown(store.state, system, ticket))
        throw new ClientError(404, 'TICKET_UNKNOWN', `${system} never held this ticket.`);
      if (puts.length === 0) throw new ClientError(409, 'NOTHING_TO_CHANGE', 'This ticket is over, or so already.');
      const tell = callbacks.of(store.state, puts, correlationIdOf(reply));
      await store.commit({ puts });
      tell();
      return reply.send(
        ticketsNow(store.state).filter((held) => held.system === system && held.ticketDistributionId === ticket),
      );
    };

    app.get('/sandbox/ledger', async () => {
      const entries = [...store.state.ledger];
      await store.flushed();
      return entries;
    });

    app.get('/sandbox/tickets', async () => {
      const tickets = ticketsNow(store.state);
      await store.flushed();
      return tickets;
    });

    app.get('/sandbox/faults', async () => faults.list());

    app.put('/sandbox/faults', async (request, reply) => {
      const fault = readFault(request.body, systems);
      if (fault.mode === 'die' && !canDie) {
        throw new ClientError(400, 'MALFORMED', 'mode: die needs a sandbox in a process of its own');
      }
      faults.set(fault);
      return reply.send(fault);
    });

    app.post('/sandbox/cancellations', async (request, reply) => {
      const fields = JsonObject.of(request.body).only('system', 'ticketDistributionId');
      const system = fields.oneOf('system', systems);
      const ticket = fields.string('ticketDistributionId', keyPattern);
      return change(reply, system, ticket, cancelFromOutside(store.state, system, ticket, now().toISOString()));
    });

    app.post('/sandbox/uses', async (request, reply) => {
      const fields = JsonObject.of(request.body).only('system', 'ticketDistributionId');
      const system = fields.oneOf('system', ofJson);
      const ticket = fields.string('ticketDistributionId', keyPattern);
      return change(reply, system, ticket, useFromOutside(store.state, system, ticket));
    });

    app.delete('/sandbox', async (_request, reply) => {
      faults.clear();
      intake.forgetDelayed();
      callbacks.forget();
      await store.empty();
      return reply.code(204).send();
    });
  };
