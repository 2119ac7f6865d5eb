import type { NodeProcess } from '@ticket-distribution/processes';
import type { RowBook } from '../../result/row-book.js';
import { BenchWorld } from '../../world/bench-world.js';
import type { ChapterOptions } from '../chapter-options.js';
import { checkHandedOver } from '../check-handed-over.js';
import { OperationRound, type RoundSetting } from './operation-round.js';
import { type OperationSite, openSite } from './operation-site.js';
import { noteStoredRows } from './stored-rows.js';

const WARM_UP_CLIENTS = 8;

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
  private tickets = 0;

  constructor(
    private readonly world: BenchWorld,
    private readonly options: ChapterOptions,
    private readonly book: RowBook,
  ) {}

  async run(): Promise<void> {
    const { databases, rounds } = this.options;
    const generator = await this.world.start('load/load-main.js');
    const stub = await this.world.start('stub/stub-main.js');
    const fixed = await this.world.start('ceilings/fixed-answer-main.js');
    const sites: OperationSite[] = [];
    for (const database of databases) sites.push(await openSite(this.world, database, stub));
    await this.warmUp(generator, sites, fixed);
    for (let round = 1; round <= rounds; round += 1) {
      for (const setting of this.settings(round)) {
        for (const site of sites) await this.round(generator, site, fixed, setting);
      }
    }
    await checkHandedOver(stub, this.tickets, this.book);
  }

  /** Whatever is measured later is done first, on both; then both have stored the same orders. */
  private async warmUp(generator: NodeProcess, sites: readonly OperationSite[], fixed: NodeProcess): Promise<void> {
    const { warmUp: count, operations: wanted } = this.options;
    for (const site of sites) {
      const setting = { clients: WARM_UP_CLIENTS, lines: 1, count, name: 'WARM' };
      const round = new OperationRound(generator.address, site, fixed, setting);
      await round.run(wanted);
      this.take(round);
    }
    if (this.world.postgres !== null) await noteStoredRows(this.world.postgres, count, this.book);
  }

  private settings(round: number): RoundSetting[] {
    const { lines: sizes, clients: numbers, batch } = this.options;
    return sizes.flatMap((lines) =>
      numbers.map((clients) => ({
        clients,
        lines,
        count: Math.max(1, Math.ceil(batch / lines)),
        name: `R${round}L${lines}C${clients}`,
      })),
    );
  }

  private async round(
    generator: NodeProcess,
    site: OperationSite,
    fixed: NodeProcess,
    setting: RoundSetting,
  ): Promise<void> {
    const { operations: wanted } = this.options;
    const round = new OperationRound(generator.address, site, fixed, setting);
    await round.run(wanted);
    this.take(round);
    const { clients, lines } = setting;
    for (const { what, figures, ceilings } of round.measured) {
      if (!wanted.includes(what)) continue;
      this.book.note('operations', what, { database: site.database, clients, lines }, figures, ceilings);
    }
  }

  private take({ tickets, problems }: OperationRound): void {
    this.tickets += tickets;
    this.book.problems.push(...problems);
  }
}
