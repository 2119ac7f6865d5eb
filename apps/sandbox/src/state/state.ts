import type { JournalEntry } from './journal-entry.js';
import type { HeldTicket } from './held-ticket.js';
import { isLive } from './held-ticket.js';
import type { OrderGroup } from './order-group.js';
import type { Card, Decision, Put, Session } from './rows.js';
import { type LedgerEntry, nod, type System } from './words.js';

const path = (...parts: string[]): string => parts.join(' ');

/** Everything that the sandbox knows, as a fold over the journal: `apply` is the only way to change it. */
export class State {
  readonly ledger: LedgerEntry[] = [];
  readonly orderGroups: Map<string, OrderGroup> = new Map();
  readonly #decisions = new Map<string, Decision>();
  readonly #deadKeys = new Set<string>();
  readonly #heldTickets = new Map<string, HeldTicket>();
  readonly #issuesOfTicket = new Map<string, Set<string>>();
  readonly #groupsOfCard = new Map<string, Set<string>>();
  readonly #sessions = new Map<string, Session>();
  readonly #sessionOfGroup = new Map<string, string>();
  readonly #cards = new Map<string, Card>();

  apply({ ledger, puts }: JournalEntry): void {
    if (ledger !== undefined) this.ledger.push(ledger);
    for (const put of puts) this.#put(put);
  }

  decision(system: System, key: string): Decision | undefined {
    return this.#decisions.get(path(system, key));
  }

  isDead(system: System, key: string): boolean {
    return this.#deadKeys.has(path(system, key));
  }

  heldTickets(): Iterable<HeldTicket> {
    return this.#heldTickets.values();
  }

  heldTicket(system: System, issueKey: string, ticket: string): HeldTicket | undefined {
    return this.#heldTickets.get(path(system, issueKey, ticket));
  }

  /** The tickets with that id in that system, the one issued first in front. */
  heldTicketsOf(system: System, ticket: string): HeldTicket[] {
    const issues = [...(this.#issuesOfTicket.get(path(system, ticket)) ?? [])];
    return issues.flatMap((issueKey) => this.heldTicket(system, issueKey, ticket) ?? []);
  }

  /** The ticket that an operation without an issue key is about: the live one that was issued last. */
  liveTicket(system: System, ticket: string): HeldTicket | undefined {
    return this.heldTicketsOf(system, ticket).findLast(isLive);
  }

  groupsOfCard(mediaSerialNumber: string): OrderGroup[] {
    return this.#groups(this.#groupsOfCard.get(mediaSerialNumber));
  }

  groupsOfTicket(ticket: string): OrderGroup[] {
    return this.#groups(this.#issuesOfTicket.get(path(nod, ticket)));
  }

  session(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  /** The newest session on that group, open or over. */
  sessionOfGroup(reference: string): Session | undefined {
    return this.#sessions.get(this.#sessionOfGroup.get(reference) ?? '');
  }

  card(mediaSerialNumber: string): Card | undefined {
    return this.#cards.get(mediaSerialNumber);
  }

  #groups(references: Set<string> = new Set()): OrderGroup[] {
    return [...references].flatMap((reference) => this.orderGroups.get(reference) ?? []);
  }

  #put({ table, row }: Put): void {
    switch (table) {
      case 'decisions':
        this.#decisions.set(path(row.system, row.key), row);
        return;
      case 'deadKeys':
        this.#deadKeys.add(path(row.system, row.key));
        return;
      case 'heldTickets':
        this.#heldTickets.set(path(row.system, row.issueKey, row.ticketDistributionId), row);
        addTo(this.#issuesOfTicket, path(row.system, row.ticketDistributionId), row.issueKey);
        return;
      case 'orderGroups':
        this.#putGroup(row);
        return;
      case 'sessions':
        this.#sessions.set(row.id, row);
        this.#sessionOfGroup.set(row.orderGroup, row.id);
        return;
      case 'cards':
        this.#cards.set(row.mediaSerialNumber, row);
    }
  }

  #putGroup(group: OrderGroup): void {
    this.orderGroups.set(group.reference, group);
    for (const { reference } of group.orders) addTo(this.#issuesOfTicket, path(nod, reference), group.reference);
    if (group.mediaSerialNumber !== null) addTo(this.#groupsOfCard, group.mediaSerialNumber, group.reference);
  }
}

const addTo = (index: Map<string, Set<string>>, key: string, value: string): void => {
  const values = index.get(key);
  if (values === undefined) index.set(key, new Set([value]));
  else values.add(value);
};
