import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonLogger } from '@ticket-distribution/http';
import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { ManualClock, SequentialIds } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type AppUnderTest, anApp } from '../http/an-app.js';
import {
  CUSTOMER,
  MARKERS,
  foundBy,
  orderOfPerson,
  documentsOfPerson,
  plantPerson,
  talkativeSystems,
} from '../http/a-person-everywhere.js';
import { onTheWire, versionUrl } from '../http/on-the-wire.js';
import { emptyDatabase } from '../postgres/empty-database.js';
import { sharedPostgres } from '../postgres/shared-postgres.js';
import { temporaryFolder } from './temporary-folder.js';

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** A database that can be looked through as a whole, as whoever steals it would. */
interface Searchable {
  readonly url: string;
  /** All that stands in it, by the name of where. */
  all(): Promise<Readonly<Record<string, string>>>;
  release(): Promise<void>;
}

async function sqlite(): Promise<Searchable> {
  const folder = await temporaryFolder();
  return {
    url: `sqlite:${join(folder.path, 'erased.sqlite')}`,
    // Every byte of the file and of what lies beside it.
    all: async () => {
      const names = await readdir(folder.path);
      const files = await Promise.all(names.map((name) => readFile(join(folder.path, name), 'latin1')));
      return Object.fromEntries(names.map((name, index) => [name, files[index] ?? '']));
    },
    release: () => folder.remove(),
  };
}

async function postgres(): Promise<Searchable> {
  const empty = await emptyDatabase();
  const { url } = empty;
  const server = await sharedPostgres();
  return {
    url,
    all: async () => {
      const tables = await server.query<{ readonly name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
        url,
      );
      const texts = tables.map(async ({ name }) => {
        const rows = await server.query<object>(`SELECT t::text AS row FROM ${name} t`, url);
        return [name, JSON.stringify(rows)] as const;
      });
      return Object.fromEntries(await Promise.all(texts));
    },
    release: () => empty.release(),
  };
}

type Systems = ReturnType<typeof talkativeSystems>;

/** Where each marker stands. */
function placesOf(all: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(all).flatMap(([where, text]) =>
    MARKERS.filter((marker) => text.includes(marker)).map((marker) => `${marker} in ${where}`),
  );
}

for (const [kind, open] of [
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
] as const) {
  describe(`A person who is erased, on ${kind},`, () => {
    let searchable: Searchable;
    let planted: Readonly<Record<string, string>>;
    let erased: Readonly<Record<string, string>>;
    let found: readonly (readonly number[])[];
    let statuses: readonly number[];
    const logged: string[] = [];

    const opened = async <T>(
      work: (app: AppUnderTest) => Promise<T>,
      clock: ManualClock,
      systems: Systems,
    ): Promise<T> => {
      const database = await openDatabase({ databaseUrl: searchable.url, baseFolder: '.' });
      try {
        const logger = jsonLogger('trace', { write: (line: string) => void logged.push(line) });
        const { transactions, signals } = database;
        const ids = new SequentialIds();
        const ports = { clock, ids, gateways: systems, transactions, signals, logger, ...documentsOfPerson() };
        return await work(await anApp(ports));
      } finally {
        // The end of a SQLite database writes its journal back.
        await database.close();
      }
    };

    before(async () => {
      searchable = await open();
      const [clock, systems] = [new ManualClock(), talkativeSystems()];
      await opened(
        async (app) => {
          const order = await plantPerson({ app, clock, systems });
          await clock.advance(MONTH_MS);
          const known = await foundBy(app);
          planted = await searchable.all();
          const { status } = await app.send('DELETE', `/v1/customers/${CUSTOMER}`);
          found = [known, await foundBy(app)];
          const again = await app.send('PUT', versionUrl(order), onTheWire(order));
          statuses = [status, again.status];
        },
        clock,
        systems,
      );
      erased = await searchable.all();
    });
    after(() => searchable.release());

    it('stood everywhere before, and was found by every search', () => {
      const everywhere = Object.values(planted).join('\n');
      expect(MARKERS.filter((marker) => !everywhere.includes(marker))).to.deep.equal([]);
      expect(found[0]).to.deep.equal([3, 1, 3]);
      if (kind === 'SQLite') return;
      const tables = placesOf(planted).map((place) => place.split(' in ')[1]);
      expect([...new Set(tables)]).to.have.members([
        'decisions',
        'deliveries',
        'delivery_attempts',
        'drifts',
        'keyed_requests',
        'operator_acts',
        'order_line_versions',
        'order_versions',
        'ticket_customers',
        'ticket_distribution_groups',
        'ticket_distribution_moves',
        'ticket_distributions',
        'ticket_mails',
        'wallet_passes',
      ]);
    });

    it('stands nowhere in the database, though the last version came again, and is found by no search', () => {
      expect(statuses).to.deep.equal([200, 200]);
      expect(placesOf(erased)).to.deep.equal([]);
      expect(found[1]).to.deep.equal([0, 0, 0]);
    });

    it('stands in no log', () => {
      expect(logged).to.have.length.above(10);
      expect(placesOf({ log: logged.join('\n') })).to.deep.equal([]);
    });

    if (kind === 'PostgreSQL') {
      it('leaves rows of every kind behind, but of what was made of the tickets', () => {
        const copies = ['pass_registrations', 'pdf_tickets', 'returned_documents', 'ticket_mails', 'wallet_passes'];
        const rows = (name: string): number => (JSON.parse(erased[name] ?? '[]') as readonly unknown[]).length;
        const tables = Object.keys(planted).filter((name) => !/migrations|keyed_requests/.test(name));
        const fewer = tables.filter((name) => {
          const was = (JSON.parse(planted[name] ?? '[]') as readonly unknown[]).length;
          return rows(name) < was && name !== 'ticket_customers';
        });
        expect(fewer).to.have.members(copies);
        expect(rows('distribution_events')).to.be.above(0);
      });
    }

    it('is named again by a newer version, which is a new sale', async () => {
      const next = orderOfPerson(3);
      const named = await opened(
        async (app) => {
          const { status } = await app.send('PUT', versionUrl(next), onTheWire(next));
          return [status, await foundBy(app)];
        },
        new ManualClock(),
        talkativeSystems(),
      );
      expect(named).to.deep.equal([201, [3, 1, 3]]);
    });
  });
}
