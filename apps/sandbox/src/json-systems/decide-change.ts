import { Refusal } from '../calls/refusal.js';
import type { HeldTicket } from '../state/held-ticket.js';
import type { State } from '../state/state.js';
import type { System } from '../state/words.js';
import { checkValidities } from './decide-issue.js';
import type { Transfer, Update, UpdateValidity } from './hand-over.js';
import type { JsonSystem } from '../state/json-system.js';
import { fareContractRef } from './references.js';

/** The live ticket that is to be changed, unless its use has begun. Throws `Refusal`. */
const unusedTicket = (system: System, id: string, state: State): HeldTicket => {
  const ticket = state.liveTicket(system, id);
  if (ticket === undefined) {
    const wasThere = state.heldTicketsOf(system, id).length > 0;
    throw wasThere
      ? new Refusal('TICKET_CANCELLED', `${id} is cancelled.`, [id])
      : new Refusal('TICKET_UNKNOWN', `${id} is not known.`, [id]);
  }
  if (ticket.status === 'ACTIVATED') throw new Refusal('ALREADY_IN_USE', `The use of ${id} has begun.`, [id]);
  return ticket;
};

/** Gives a ticket another content, or another validity alone. Throws `Refusal`. */
export const decideUpdate = (system: System, update: Update | UpdateValidity, state: State): HeldTicket => {
  const { ticketDistributionId, startOfValidity, endOfValidity } = update;
  const ticket = unusedTicket(system, ticketDistributionId, state);
  checkValidities([update]);
  const { id, version } = update.operation === 'update' ? update.product : ticket.product;
  return { ...ticket, product: { id, version }, startOfValidity, endOfValidity };
};

/** Moves a ticket to another customer account, with a fare contract of its own there. Throws `Refusal`. */
export const decideTransfer = ({ name, gives }: JsonSystem, transfer: Transfer, state: State): HeldTicket => {
  if (gives !== 'fare-contracts') {
    throw new Refusal('OPERATION_NOT_SUPPORTED', 'Only account-based tickets can be transferred.');
  }
  const { ticketDistributionId, customerAccountRef, holderCustomerId, key } = transfer;
  const ticket = unusedTicket(name, ticketDistributionId, state);
  const contract = fareContractRef(customerAccountRef, ticket.orderId, key);
  return { ...ticket, customerAccountRef, holderCustomerId, fareContractRef: contract };
};
