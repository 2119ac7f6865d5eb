import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { fillParties } from './1796100000000-serve-searches/fill-parties.js';
import { CARD_INDEX, createCardIndex, dropCardIndex } from './1796100000000-serve-searches/card-index.js';
import { PLAIN_INDEXES } from './1796100000000-serve-searches/plain-indexes.js';
import {
  KEEPERS,
  createTriggers,
  dropTriggers,
  fillTicketCustomers,
  ticketCustomers,
} from './1796100000000-serve-searches/ticket-customers.js';
import { createIndex, createTables, dropIndex, dropTables, namesOf } from './shared/step-tables.js';

/**
 * An index for everything by which groups are searched. Who travels on a ticket stands inside its product: the database
 * itself keeps it beside, so that it is right whichever release writes a ticket.
 */
export class ServeSearches1796100000000 implements SchemaStep {
  readonly name = 'ServeSearches1796100000000';
  readonly changes = 'adds indexes for searches, and a table of the customers who travel, kept by triggers';
  readonly makes = [...PLAIN_INDEXES.map(({ name }) => name), CARD_INDEX, ...namesOf([ticketCustomers]), ...KEEPERS];

  async up(runner: QueryRunner): Promise<void> {
    await fillParties(runner);
    await createTables(runner, [ticketCustomers]);
    await fillTicketCustomers(runner);
    await createTriggers(runner);
    for (const index of PLAIN_INDEXES) await createIndex(runner, index);
    await createCardIndex(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropCardIndex(runner);
    for (const index of PLAIN_INDEXES.toReversed()) await dropIndex(runner, index);
    await dropTriggers(runner);
    await dropTables(runner, [ticketCustomers]);
  }
}
