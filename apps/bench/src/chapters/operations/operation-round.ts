import type { NodeProcess } from '@ticket-distribution/processes';
import { type LoadKind, type OperationName, orderOperations } from '../../load/operation-loads.js';
import { steadyLoad } from '../../measuring/measured-load.js';
import type { PostgresMeter } from '../../measuring/postgres-meter.js';
import type { RoundFigures } from '../../result/row-book.js';
import { commitsPerSecond } from './commits-per-second.js';
import type { OperationSite } from './operation-site.js';

/** Under what one round runs. */
export interface RoundSetting {
  readonly clients: number;
  readonly lines: number;
  /** Orders. */
  readonly count: number;
  /** Begins the ids of its orders. */
  readonly name: string;
}

/** One operation of one round, with the ceilings of the round. */
export interface MeasuredOperation {
  readonly what: OperationName;
  readonly figures: RoundFigures;
  readonly ceilings: Readonly<Record<string, RoundFigures>>;
}

const LEAST_COMMITS = 50;
const READS = ['search', 'summary'] as const;

/** One round on one database: each operation on the app, and right after it its ceilings. */
export class OperationRound {
  readonly measured: MeasuredOperation[] = [];
  readonly problems: string[] = [];
  /** How many tickets were handed over, by the app and by the bare-bones server. */
  tickets = 0;
  private readonly kinds: Readonly<Record<OperationName, LoadKind>>;

  /** @param generator the address of the load generator */
  constructor(
    private readonly generator: string,
    private readonly site: OperationSite,
    private readonly fixed: NodeProcess,
    private readonly setting: RoundSetting,
  ) {
    this.kinds = orderOperations(setting.name, setting.lines);
  }

  /** An order has to be recorded before it is distributed, and distributed before it is read. */
  async run(wanted: readonly OperationName[]): Promise<void> {
    const { count, clients } = this.setting;
    const perSecond = await commitsPerSecond(this.site.bare, Math.max(count, LEAST_COMMITS), clients);
    const commits = { commits: { perSecond } };
    await this.record(commits);
    if (wanted.some((what) => what !== 'record')) await this.distribute(commits);
    for (const what of READS.filter((read) => wanted.includes(read))) await this.read(what);
  }

  private async record(commits: Readonly<Record<string, RoundFigures>>): Promise<void> {
    const figures = await this.load(this.site.app, this.kinds.record);
    const bare = await this.load(this.site.bare, this.kinds.record);
    this.measured.push({ what: 'record', figures, ceilings: { 'bare-bones': bare, ...commits } });
  }

  /** The bare-bones server distributes on PostgreSQL only. */
  private async distribute(commits: Readonly<Record<string, RoundFigures>>): Promise<void> {
    const { app, bare, database } = this.site;
    const tickets = this.setting.count * this.setting.lines;
    const figures = await this.load(app, this.kinds.distribute);
    this.tickets += tickets;
    if (database !== 'postgres') {
      this.measured.push({ what: 'distribute', figures, ceilings: commits });
      return;
    }
    const ceilings = { 'bare-bones': await this.load(bare, this.kinds.distribute), ...commits };
    this.tickets += tickets;
    this.measured.push({ what: 'distribute', figures, ceilings });
  }

  private async read(what: (typeof READS)[number]): Promise<void> {
    const figures = await this.load(this.site.app, this.kinds[what]);
    const path = `/fixed?bytes=${figures.answerBytes ?? 0}`;
    const fixed = await this.load(this.fixed, { method: 'GET', path, body: null, status: 200 }, null);
    this.measured.push({ what, figures, ceilings: { 'fixed answer': fixed } });
  }

  private async load(
    server: NodeProcess,
    kind: LoadKind,
    meter: PostgresMeter | null = this.site.meter,
  ): Promise<RoundFigures> {
    const { clients, count } = this.setting;
    const spec = { ...kind, clients, count, from: 0 };
    const { figures, problems } = await steadyLoad(this.generator, server, spec, meter);
    this.problems.push(...problems);
    return figures;
  }
}
