import { setTimeout as wait } from 'node:timers/promises';
import type { NodeProcess } from '@ticket-distribution/processes';
import { ask } from '../calls/ask.js';
import { growthLoads } from './growth-loads.js';
import { measuredLoad, usageOf } from '../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../result/row-book.js';
import type { DatabaseKind } from '../world/bench-databases.js';
import { BenchWorld, ledgerOf } from '../world/bench-world.js';
import { type OrderTemplate, recordTemplate } from '../world/order-template.js';
import type { ChapterOptions } from './chapter-options.js';

const CLIENTS = 8;
/** No ticket is looked at by itself meanwhile: the copies are not known at the ticket system. */
const SETTINGS = { WATCH_INTERVAL_MS: String(24 * 3_600_000) };

interface Site {
  readonly database: DatabaseKind;
  readonly groups: number;
  readonly template: OrderTemplate;
  readonly app: NodeProcess;
}

/** Operations on one order, ticket and delivery while the database grows, and what its loops use when nobody asks. */
export async function growth(options: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(options.databases);
  try {
    await new Growth(world, options, book).run();
  } finally {
    await world.close();
  }
}

class Growth {
  private generator = '';
  private tickets = 0;

  constructor(
    private readonly world: BenchWorld,
    private readonly options: ChapterOptions,
    private readonly book: RowBook,
  ) {}

  async run(): Promise<void> {
    const { databases, groups, rounds } = this.options;
    this.generator = (await this.world.start('load/load-main.js')).address;
    const stub = await this.world.start('stub/stub-main.js');
    const sites: Site[] = [];
    for (const database of databases) {
      const template = await this.distributedTemplate(database, stub);
      for (const size of groups) sites.push(await this.openSite(database, size, template, stub));
    }
    for (const site of sites) await this.measure(site, 'WARM', Math.min(this.options.warmUp, site.groups));
    for (let round = 1; round <= rounds; round += 1) {
      for (const database of databases) {
        await this.round(
          sites.filter((site) => site.database === database),
          `R${round}`,
        );
      }
    }
    const { tickets, twice } = await ledgerOf(stub);
    if (tickets !== this.tickets || twice !== 0) {
      this.book.problems.push(`${this.tickets} tickets were distributed; ${tickets} were handed over, ${twice} twice`);
    }
  }

  private async distributedTemplate(database: DatabaseKind, stub: NodeProcess): Promise<OrderTemplate> {
    const { world } = this;
    const app = await world.startApp(await world.databases.create(database, 'grown'), stub.address, SETTINGS);
    const template = await recordTemplate(app);
    await ask('POST', `${app.address}/v1/ticket-distribution-groups/${template.orderId}/distribute`, {});
    await world.end(app);
    this.tickets += 1;
    return template;
  }

  /** Fills a database, and looks at it at rest before the next one is there. */
  private async openSite(
    database: DatabaseKind,
    groups: number,
    template: OrderTemplate,
    stub: NodeProcess,
  ): Promise<Site> {
    const { world, book } = this;
    const name = `grown_${groups}`;
    const url = await world.databases.copy(database, 'grown', name);
    await world.databases.fill(database, name, template, groups - 1);
    const app = await world.startApp(url, stub.address, SETTINGS);
    book.note('growth', 'nobody asks', { database, groups }, await this.atRest(database, app));
    return { database, groups, template, app };
  }

  private async atRest(database: DatabaseKind, app: NodeProcess): Promise<RoundFigures> {
    const { restSeconds } = this.options;
    await wait(restSeconds * 500);
    const { cpuMs, databaseCpuMs } = await usageOf(app, this.world.meterOf(database), () => wait(restSeconds * 1000));
    return {
      idleCpuMsPerSecond: cpuMs / restSeconds,
      ...(databaseCpuMs !== undefined && { idleDatabaseCpuMsPerSecond: databaseCpuMs / restSeconds }),
    };
  }

  /** All sizes of one database, one after the other; the smallest is what the others are compared with. */
  private async round(sites: readonly Site[], name: string): Promise<void> {
    const [smallest] = sites;
    const least = new Map<string, RoundFigures>();
    for (const site of sites) {
      const { database, groups } = site;
      for (const [what, figures] of await this.measure(site, name, Math.min(this.options.batch, groups))) {
        const first = least.get(what);
        const ceiling = first === undefined ? {} : { [`${smallest?.groups} groups`]: first };
        this.book.note('growth', what, { database, groups }, figures, ceiling);
        if (first === undefined) least.set(what, figures);
      }
    }
  }

  private async measure(site: Site, name: string, count: number): Promise<Map<string, RoundFigures>> {
    const { database, groups, template, app } = site;
    const figures = new Map<string, RoundFigures>();
    const meter = this.world.meterOf(database);
    for (const [what, load] of Object.entries(growthLoads(template, `${name}S${groups}${database}`))) {
      const step = Math.max(1, Math.floor((groups - 1) / count));
      const spec = { ...load, clients: CLIENTS, from: 1, count: Math.min(count, Math.max(1, groups - 1)), step };
      const measured = await measuredLoad(this.generator, app, spec, meter);
      this.book.problems.push(...measured.problems);
      figures.set(what, measured.figures);
      if (what === 'distribute') this.tickets += spec.count;
    }
    return figures;
  }
}
