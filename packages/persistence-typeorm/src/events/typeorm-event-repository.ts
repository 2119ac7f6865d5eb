import type { EventPage, EventRepository, EventsAsked, NewEvent } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { isPostgres } from '../shared/connection.js';
import type { Session } from '../shared/session.js';
import { Statement } from '../shared/statement.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type EventRow, eventSchema, toEvent, toEventRow } from '../rows/event-rows.js';
import { horizonOf } from './event-horizon.js';

/** A row of the feed, or of a feed in which nothing was found. */
interface FeedRow extends EventRow {
  /** Null: nothing was found. */
  readonly position: number | string | null;
  /** The highest position there is, of whatever event. */
  readonly last: number | string;
  /** Of PostgreSQL only: the oldest transaction that is under way. */
  readonly underWay: string | null;
  /** How many numbers of transactions were given since; null: not known, for this transaction has one itself. */
  readonly since: number | null;
}

/** The number that the next transaction will get is the oldest one under way and its age. */
const SINCE = `CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN age(pg_snapshot_xmin(seen)::xid) END`;

/** The feed, kept by TypeORM. */
export class TypeormEventRepository implements EventRepository {
  private readonly events: Table<EventRow>;
  /** What this transaction found first: PostgreSQL counts `age` up to the first time that it is asked in a transaction. */
  private certainty: number | null = null;

  constructor(
    private readonly session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.events = new Table(session, eventSchema);
  }

  readOn(asked: EventsAsked): Promise<EventPage> {
    return this.unit.do(async () => {
      const rows = await this.found(asked);
      const certain = this.certain(rows[0]);
      const events = rows.flatMap((row) =>
        row.position === null || Number(row.position) > certain ? [] : [toEvent(eventOf(row), row.position)],
      );
      const last = events.length === asked.limit ? events.at(-1)?.position : certain;
      return { events, position: Math.max(asked.after, last ?? 0) };
    });
  }

  end(): Promise<number> {
    return this.unit.do(async () => this.certain((await this.found({ after: 0, limit: 1 }))[0]));
  }

  oldest(): Promise<number | null> {
    return this.unit.do(async () => {
      const statement = new Statement(this.session);
      const [row] = await statement.rows<{ readonly position: number | string | null }>(
        `SELECT MIN(position) AS position FROM ${this.events.names.table}`,
      );
      return row?.position == null ? null : Number(row.position);
    });
  }

  append(events: readonly NewEvent[]): Promise<void> {
    return this.unit.do(() => this.events.insert(events.map(toEventRow)));
  }

  /** Looks at the oldest only: times rise with positions, but for those of processes side by side. */
  removeOld({ before, limit }: { readonly before: Instant; readonly limit: number }): Promise<number> {
    return this.unit.do(() => {
      const { table, columns } = this.events.names;
      const statement = new Statement(this.session);
      const oldest = `SELECT position, ${columns.at} AS at FROM ${table} ORDER BY position LIMIT ${statement.value(limit)}`;
      const old = `SELECT MAX(position) FROM (${oldest}) AS oldest WHERE at < ${statement.value(before)}`;
      return statement.affected(`DELETE FROM ${table} WHERE position < (${old})`);
    });
  }

  /** At least one row, which says what is known of the feed. */
  private found({ after, limit, organisationId, types }: EventsAsked): Promise<FeedRow[]> {
    const { table, columns, row } = this.events.names;
    const statement = new Statement(this.session);
    const conditions = [
      `position > ${statement.value(after)}`,
      ...(organisationId === undefined ? [] : [`${columns.organisationId} = ${statement.value(organisationId)}`]),
      ...(types === undefined ? [] : [`${columns.type} IN (${statement.list(types)})`]),
    ];
    const sought = `SELECT position, ${row} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY position LIMIT ${statement.value(limit)}`;
    const last = `(SELECT COALESCE(MAX(position), 0) FROM ${table}) AS last`;
    const moment = isPostgres(this.session.dataSource)
      ? `SELECT ${last}, pg_snapshot_xmin(seen)::text AS "underWay", ${SINCE} AS since FROM pg_current_snapshot() AS seen`
      : `SELECT ${last}, NULL AS "underWay", NULL AS since`;
    return statement.rows<FeedRow>(
      `SELECT * FROM (${moment}) AS moment LEFT JOIN (${sought}) AS found ON 1 = 1 ORDER BY position`,
    );
  }

  private certain(row: FeedRow | undefined): number {
    this.certainty ??= this.certainAt(row);
    return this.certainty;
  }

  private certainAt(row: FeedRow | undefined): number {
    const last = Number(row?.last ?? 0);
    if (row?.underWay == null) return last;
    const horizon = horizonOf(this.session.dataSource);
    if (row.since === null) return horizon.certain;
    const oldestUnderWay = BigInt(row.underWay);
    return horizon.at({ oldestUnderWay, next: oldestUnderWay + BigInt(row.since), last });
  }
}

function eventOf({ id, type, organisationId, at, correlationId, data }: FeedRow): EventRow {
  return { id, type, organisationId, at, correlationId, data };
}
