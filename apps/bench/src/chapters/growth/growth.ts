import type { NodeProcess } from '@ticket-distribution/processes';
import { steadyLoad } from '../../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../../result/row-book.js';
import type { DatabaseKind } from '../../world/bench-databases.js';
import { BenchWorld } from '../../world/bench-world.js';
import type { ChapterOptions } from '../chapter-options.js';
import { checkHandedOver } from '../check-handed-over.js';
import { growthLoads } from './growth-loads.js';
import { type Grown, type GrowthSite, atRest, distributedTemplate, makeGrown, openGrown } from './growth-site.js';

const CLIENTS = 8;

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
    this.generator = (await this.world.start('load/load-main.js')).address;
    const stub = await this.world.start('stub/stub-main.js');
    for (const database of this.options.databases) await this.grow(database, stub);
    await checkHandedOver(stub, this.tickets, this.book);
  }

  /** One kind of database in all sizes; nothing of another kind runs meanwhile. */
  private async grow(database: DatabaseKind, stub: NodeProcess): Promise<void> {
    const { world, options } = this;
    const template = await distributedTemplate(world, database, stub);
    this.tickets += 1;
    const grown = options.groups.map((groups) => ({ database, groups, template }));
    for (const one of grown) {
      await makeGrown(world, one);
      await this.lookAtRest(one, stub);
    }
    const sites: GrowthSite[] = [];
    for (const one of grown) sites.push(await openGrown(world, one, stub));
    for (const site of sites) await this.measure(site, 'WARM', options.warmUp);
    for (let round = 1; round <= options.rounds; round += 1) await this.round(sites, `R${round}`);
    for (const { app } of sites) await world.end(app);
  }

  /** While no other app runs: what the database uses is for this one. */
  private async lookAtRest(grown: Grown, stub: NodeProcess): Promise<void> {
    const { database, groups } = grown;
    const site = await openGrown(this.world, grown, stub);
    this.book.note('growth', 'nobody asks', { database, groups }, await atRest(site, this.options.restSeconds));
    await this.world.end(site.app);
  }

  /** All sizes of one database, one after the other; the first, smallest one is what the others are compared with. */
  private async round(sites: readonly GrowthSite[], name: string): Promise<void> {
    const first = new Map<string, RoundFigures>();
    for (const site of sites) {
      const { database, groups } = site;
      for (const [what, figures] of await this.measure(site, name, this.options.batch)) {
        const least = first.get(what);
        const ceilings = least === undefined ? {} : { [`${sites[0]?.groups} groups`]: least };
        this.book.note('growth', what, { database, groups }, figures, ceilings);
        if (least === undefined) first.set(what, figures);
      }
    }
  }

  /** So many of each operation, spread over all copies. */
  private async measure(site: GrowthSite, name: string, most: number): Promise<Map<string, RoundFigures>> {
    const { database, groups, template, app, meter } = site;
    const copies = Math.max(1, groups - 1);
    const count = Math.min(most, copies);
    const figures = new Map<string, RoundFigures>();
    for (const [what, load] of Object.entries(growthLoads(template, `${name}S${groups}${database}`))) {
      const spec = { ...load, clients: CLIENTS, from: 1, count, step: Math.floor(copies / count) };
      const measured = await steadyLoad(this.generator, app, spec, meter);
      this.book.problems.push(...measured.problems);
      figures.set(what, measured.figures);
      if (what === 'distribute') this.tickets += count;
    }
    return figures;
  }
}
