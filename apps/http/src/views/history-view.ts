import type { Instant, TicketMove, TicketStatus } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';

/** One entry in the history of a ticket. */
export interface TicketMoveView {
  readonly number: number;
  readonly at: Instant;
  readonly from: TicketStatus | null;
  readonly to: TicketStatus;
  readonly by: string;
  readonly orderVersion: number;
  readonly reason: string;
}

/** The history of a ticket, oldest first. */
export interface HistoryView {
  readonly items: readonly TicketMoveView[];
}

export function toHistoryView(moves: readonly TicketMove[]): HistoryView {
  return {
    items: moves.map(({ number, at, from, to, by, orderVersion, reason }) => ({
      number,
      at,
      from,
      to,
      by,
      orderVersion,
      reason,
    })),
  };
}

export const HISTORY_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketHistory: objectSchema<HistoryView>({ items: listSchema(component('TicketMove'), 'Oldest first.') }),
  TicketMove: objectSchema<TicketMoveView>(
    {
      number: { type: 'integer', description: 'From 1.' },
      at: INSTANT,
      from: nullable(enumComponent('TicketStatus')),
      to: enumComponent('TicketStatus'),
      by: { type: 'string', description: 'The distribution channel, ticket system or process that moved it.' },
      orderVersion: WHOLE_NUMBER,
      reason: TEXT,
    },
    'A move of its life; from and to are equal where something happened to it that left it where it was. from is null when it came into being.',
  ),
};
