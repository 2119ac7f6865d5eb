import type { NodeProcess } from '@ticket-distribution/processes';
import { type LoadKind, type OperationName, orderOperations } from '../load/operation-loads.js';
import { measuredLoad } from '../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../result/row-book.js';
import type { DatabaseKind } from '../world/bench-databases.js';
import { BenchWorld, ledgerOf } from '../world/bench-world.js';
import { commitsPerSecond } from './commits-per-second.js';
import { noteStoredRows } from './stored-rows.js';
import type { ChapterOptions } from './chapter-options.js';

/** One database with the app and the bare-bones server on it, each in a database of its own. */
interface Site {
  readonly database: DatabaseKind;
  readonly app: NodeProcess;
  readonly bare: NodeProcess;
}

interface Setting {
  readonly clients: number;
  readonly lines: number;
  readonly count: number;
  /** Begins the ids of its orders. */
  readonly name: string;
}

type Note = (what: OperationName, figures: RoundFigures, ceilings: Readonly<Record<string, RoundFigures>>) => void;

interface Tools {
  readonly kinds: Readonly<Record<OperationName, LoadKind>>;
  readonly load: (server: NodeProcess, kind: LoadKind) => Promise<RoundFigures>;
  readonly note: Note;
}

const READS = ['search', 'summary'] as const;

/** Record, distribute, search and summary over HTTP, with their ceilings in the same rounds. */
export async function operations(options: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(options.databases);
  try {
    await new Operations(world, options, book).run();
  } finally {
    await world.close();
  }
}

class Operations {
  private generator = '';
  private tickets = 0;

  constructor(
    private readonly world: BenchWorld,
    private readonly options: ChapterOptions,
    private readonly book: RowBook,
  ) {}

  async run(): Promise<void> {
    const { clients, lines, rounds, batch, warmUp } = this.options;
    this.generator = (await this.world.start('load/load-main.js')).address;
    const stub = await this.world.start('stub/stub-main.js');
    const fixed = await this.world.start('ceilings/fixed-answer-main.js');
    const sites: Site[] = [];
    for (const database of this.options.databases) sites.push(await this.openSite(database, stub));
    for (const site of sites)
      await this.round(site, fixed, { clients: 8, lines: 1, count: warmUp, name: 'WARM' }, null);
    if (this.world.postgres !== null) await noteStoredRows(this.world.postgres, warmUp, this.book);
    for (let round = 1; round <= rounds; round += 1) {
      for (const ofLines of lines) {
        const count = Math.max(1, Math.ceil(batch / ofLines));
        for (const ofClients of clients) {
          const setting = { clients: ofClients, lines: ofLines, count, name: `R${round}L${ofLines}C${ofClients}` };
          for (const site of sites) await this.round(site, fixed, setting, this.book);
        }
      }
    }
    await this.checkLedger(stub);
  }

  private async openSite(database: DatabaseKind, stub: NodeProcess): Promise<Site> {
    const { world } = this;
    const app = await world.startApp(await world.databases.create(database, 'engine'), stub.address);
    const bareDatabase = await world.databases.create(database, 'bare_bones');
    const bare =
      database === 'postgres'
        ? await world.start('ceilings/bare-bones/postgres-main.js', {
            DATABASE_URL: bareDatabase,
            TICKET_SYSTEM: stub.address,
          })
        : await world.start('ceilings/bare-bones/sqlite-main.js', {
            DATABASE_FILE: world.databases.fileOf('bare_bones'),
          });
    return { database, app, bare };
  }

  /** @param book null: a round to warm up, of which nothing is kept */
  private async round(site: Site, fixed: NodeProcess, setting: Setting, book: RowBook | null): Promise<void> {
    const { clients, lines, name } = setting;
    const wanted = this.options.operations;
    const conditions = { database: site.database, clients, lines };
    const note: Note = (what, figures, ceilings) => {
      if (wanted.includes(what)) book?.note('operations', what, conditions, figures, ceilings);
    };
    const kinds = orderOperations(name, lines);
    const load = (server: NodeProcess, kind: LoadKind) => this.load(site, server, kind, setting);
    await this.writes(site, setting, { kinds, load, note });
    for (const what of READS.filter((read) => wanted.includes(read))) {
      const read = await load(site.app, kinds[what]);
      note(what, read, { 'fixed answer': await load(fixed, fixedAnswer(read.answerBytes ?? 0)) });
    }
  }

  /** Record, and distribute unless nothing but record is wanted. */
  private async writes({ database, app, bare }: Site, setting: Setting, { kinds, load, note }: Tools): Promise<void> {
    const { clients, lines, count } = setting;
    const commits = { commits: { perSecond: await commitsPerSecond(bare, Math.max(count, 50), clients) } };
    const record = await load(app, kinds.record);
    note('record', record, { 'bare-bones': await load(bare, kinds.record), ...commits });
    if (this.options.operations.every((operation) => operation === 'record')) return;

    const distribute = await load(app, kinds.distribute);
    this.tickets += count * lines;
    if (database === 'sqlite') {
      note('distribute', distribute, commits);
      return;
    }
    note('distribute', distribute, { 'bare-bones': await load(bare, kinds.distribute), ...commits });
    this.tickets += count * lines;
  }

  private async load(site: Site, server: NodeProcess, kind: LoadKind, setting: Setting): Promise<RoundFigures> {
    const { clients, count } = setting;
    const meter = this.world.meterOf(site.database);
    const { figures, problems } = await measuredLoad(
      this.generator,
      server,
      { ...kind, clients, count, from: 0 },
      meter,
    );
    this.book.problems.push(...problems);
    return figures;
  }

  /** Every ticket that was distributed was handed over, and none twice. */
  private async checkLedger(stub: NodeProcess): Promise<void> {
    const { tickets, applied, twice } = await ledgerOf(stub);
    if (tickets === this.tickets && applied === this.tickets && twice === 0) return;
    this.book.problems.push(
      `${this.tickets} tickets were distributed; the ticket system applied ${applied} hand-overs of ${tickets} tickets, ${twice} of them twice`,
    );
  }
}

function fixedAnswer(bytes: number): LoadKind {
  return { method: 'GET', path: `/fixed?bytes=${bytes}`, body: null, status: 200 };
}
