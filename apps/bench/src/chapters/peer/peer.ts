import type { NodeProcess } from '@ticket-distribution/processes';
import type { LoadSpec } from '../../load/load-spec.js';
import { orderOperations } from '../../load/operation-loads.js';
import { steadyLoad } from '../../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../../result/row-book.js';
import { BenchWorld } from '../../world/bench-world.js';
import type { ChapterOptions } from '../chapter-options.js';
import { checkHandedOver } from '../check-handed-over.js';
import { Vendure } from './vendure.js';

const CLIENTS = 8;
const CONDITIONS = { database: 'postgres', clients: CLIENTS, lines: 1 };
const [ENGINE, PEER] = ['engine', 'vendure'];

/** Distribute, and what the peer does for as much: in the same rounds, on one PostgreSQL server, to one ticket system. */
export async function peer({ rounds, warmUp, batch }: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(['postgres']);
  try {
    const generator = await world.start('load/load-main.js');
    const stub = await world.start('stub/stub-main.js');
    const app = await world.startApp(await world.databases.create('postgres', ENGINE), stub.address);
    const vendure = await Vendure.start(world, await world.databases.create('postgres', PEER), stub.address);
    const beside = new BesidePeer(world, generator.address, app, vendure, book.problems);
    await beside.round('WARM', warmUp);
    for (let round = 1; round <= rounds; round += 1) {
      const { distribute, fulfillment } = await beside.round(`R${round}`, batch);
      book.note('peer', 'distribute beside a peer', CONDITIONS, distribute, { Vendure: fulfillment });
      book.note('peer', 'fulfillment by Vendure', CONDITIONS, fulfillment);
    }
    await checkHandedOver(stub, 2 * (warmUp + rounds * batch), book);
  } finally {
    await world.close();
  }
}

class BesidePeer {
  constructor(
    private readonly world: BenchWorld,
    /** The address of the load generator. */
    private readonly generator: string,
    private readonly app: NodeProcess,
    private readonly vendure: Vendure,
    private readonly problems: string[],
  ) {}

  /** Orders are made on both before either is measured. */
  async round(
    name: string,
    count: number,
  ): Promise<{ readonly distribute: RoundFigures; readonly fulfillment: RoundFigures }> {
    const { record, distribute } = orderOperations(name, 1);
    const numbers = { from: 0, count };
    await this.load(this.app, { ...record, ...numbers });
    const fulfillment = await this.vendure.paidOrders(count);
    // Statistics of the rows that were just made, for both: or an autovacuum makes them while one of the two is measured.
    for (const database of [ENGINE, PEER]) await this.world.postgres?.query('ANALYZE', database);
    return {
      distribute: await this.load(this.app, { ...distribute, ...numbers }),
      fulfillment: await this.load(this.vendure.process, fulfillment),
    };
  }

  private async load(server: NodeProcess, load: Omit<LoadSpec, 'address' | 'clients'>): Promise<RoundFigures> {
    const meter = this.world.meterOf('postgres');
    const { figures, problems } = await steadyLoad(this.generator, server, { ...load, clients: CLIENTS }, meter);
    this.problems.push(...problems);
    return figures;
  }
}
