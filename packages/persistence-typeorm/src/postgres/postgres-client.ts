import type { DataSource, Driver, QueryRunner } from 'typeorm';

/** One statement as the package `pg` takes it. */
export interface PostgresQuery {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Under this name the server keeps it prepared, as long as the connection lasts. */
  readonly name?: string;
}

export interface PostgresAnswer {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: object[];
}

/** What is used of a connection of the package `pg`, which TypeORM hands out without a type. */
export interface PostgresClient {
  query(query: string | PostgresQuery, parameters?: readonly unknown[]): Promise<PostgresAnswer>;
  on(event: 'notification', listener: (message: { readonly channel: string; readonly payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: (error?: Error) => void): void;
  /** Cuts the connection, at once when a statement is under way. */
  end(): Promise<void>;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/**
 * Has everything that is sent in this turn of the event loop go with one write to the socket: each write is a call of the
 * system, and costs more than most statements.
 */
export function inOneGo({ connection: { stream } }: PostgresClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** A connection that was taken from a pool, and how it is given back. */
export type TakenClient = readonly [client: PostgresClient, giveBack: () => void];

/** The connection on which the runner runs; taken from the pool when it has none yet. */
export async function clientOf(runner: QueryRunner): Promise<PostgresClient> {
  return runner.connect() as Promise<PostgresClient>;
}

/** Takes a connection from the pool of the data source, without a query runner around it. */
export async function takeClient({ driver }: DataSource): Promise<TakenClient> {
  return (driver as Driver & { obtainMasterConnection(): Promise<TakenClient> }).obtainMasterConnection();
}
