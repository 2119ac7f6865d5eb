import type { QueryRunner, TableOptions } from 'typeorm';
import { belongsTo, key, text } from '../shared/step-columns.js';
import { prefixed } from '../shared/step-tables.js';

/** Which customers travel on which ticket. */
export const ticketCustomers: TableOptions = {
  name: 'ticket_customers',
  columns: [key(text('ticket_id')), key(text('customer_id'))],
  indices: [{ name: 'tickets_by_customer', columnNames: ['customer_id'] }],
  foreignKeys: [{ ...belongsTo('ticket_id', 'ticket_distributions', 'id'), onDelete: 'CASCADE' }],
};

const TRIGGERS = ['keep_new_ticket_customers', 'keep_changed_ticket_customers'] as const;
const [ON_INSERT, ON_UPDATE] = TRIGGERS;
/** What PostgreSQL's triggers call; SQLite's need none. */
const FUNCTION = 'keep_ticket_customers';

/** What keeps the table. */
export const KEEPERS: readonly string[] = [...TRIGGERS, FUNCTION];

/** A product, JSON that `JSON.stringify` wrote, names a customer nowhere but with its travellers. */
const CUSTOMER = '"customerId":"';
const CUSTOMERS = `${CUSTOMER}([^"]*)"`;

/** Writes down the customers of all tickets that are there. */
export async function fillTicketCustomers(runner: QueryRunner): Promise<void> {
  const { customers, tickets } = namesIn(runner);
  const found = isPostgres(runner)
    ? `SELECT DISTINCT t.id, named[1] FROM ${tickets} t, regexp_matches(t.product, '${CUSTOMERS}', 'g') AS named`
    : `SELECT DISTINCT t.id, ${CUSTOMER_OF_TRAVELLER} FROM ${tickets} t, json_each(t.product, '$.travellers') traveller
       WHERE ${CUSTOMER_OF_TRAVELLER} IS NOT NULL`;
  await runner.query(`INSERT INTO ${customers} (ticket_id, customer_id) ${found}`);
}

/** Has the database keep the table when tickets are inserted, or their products change. */
export async function createTriggers(runner: QueryRunner): Promise<void> {
  const { tickets, keep } = namesIn(runner);
  if (!isPostgres(runner)) return createSqliteTriggers(runner);
  await createKeeper(runner);
  await runner.query(
    `CREATE TRIGGER ${prefixed(runner, ON_INSERT)} AFTER INSERT ON ${tickets} FOR EACH ROW
      WHEN (position('${CUSTOMER}' in NEW.product) > 0) EXECUTE FUNCTION ${keep}()`,
  );
  await runner.query(
    `CREATE TRIGGER ${prefixed(runner, ON_UPDATE)} AFTER UPDATE OF product ON ${tickets} FOR EACH ROW
      WHEN (NEW.product <> OLD.product) EXECUTE FUNCTION ${keep}()`,
  );
}

export async function dropTriggers(runner: QueryRunner): Promise<void> {
  const { tickets, keep } = namesIn(runner);
  for (const name of TRIGGERS) {
    await runner.query(`DROP TRIGGER ${prefixed(runner, name)}${isPostgres(runner) ? ` ON ${tickets}` : ''}`);
  }
  if (isPostgres(runner)) await runner.query(`DROP FUNCTION ${keep}()`);
}

async function createKeeper(runner: QueryRunner): Promise<void> {
  const { customers, keep } = namesIn(runner);
  await runner.query(
    `CREATE FUNCTION ${keep}() RETURNS trigger LANGUAGE plpgsql AS $keep$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        DELETE FROM ${customers} WHERE ticket_id = NEW.id;
      END IF;
      INSERT INTO ${customers} (ticket_id, customer_id)
        SELECT DISTINCT NEW.id, named[1] FROM regexp_matches(NEW.product, '${CUSTOMERS}', 'g') AS named;
      RETURN NULL;
    END $keep$`,
  );
}

const CUSTOMER_OF_TRAVELLER = `json_extract(traveller.value, '$.customerId')`;

async function createSqliteTriggers(runner: QueryRunner): Promise<void> {
  const { customers, tickets } = namesIn(runner);
  const write = `INSERT INTO ${customers} (ticket_id, customer_id)
      SELECT DISTINCT NEW.id, ${CUSTOMER_OF_TRAVELLER} FROM json_each(NEW.product, '$.travellers') traveller
      WHERE ${CUSTOMER_OF_TRAVELLER} IS NOT NULL;`;
  await runner.query(
    `CREATE TRIGGER ${prefixed(runner, ON_INSERT)} AFTER INSERT ON ${tickets}
      WHEN instr(NEW.product, '${CUSTOMER}') > 0 BEGIN ${write} END`,
  );
  await runner.query(
    `CREATE TRIGGER ${prefixed(runner, ON_UPDATE)} AFTER UPDATE OF product ON ${tickets}
      WHEN NEW.product <> OLD.product BEGIN DELETE FROM ${customers} WHERE ticket_id = NEW.id; ${write} END`,
  );
}

function namesIn(runner: QueryRunner) {
  return {
    customers: prefixed(runner, 'ticket_customers'),
    tickets: prefixed(runner, 'ticket_distributions'),
    keep: prefixed(runner, FUNCTION),
  };
}

function isPostgres({ connection }: QueryRunner): boolean {
  return connection.options.type === 'postgres';
}
