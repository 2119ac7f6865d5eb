import type { QueryRunner } from 'typeorm';

/** What is used of a connection of the package `pg`, which TypeORM hands out without a type. */
export interface PostgresClient {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ readonly command: string }>;
  on(event: 'notification', listener: (message: { readonly channel: string; readonly payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: (error?: Error) => void): void;
  /** Cuts the connection, at once when a statement is under way. */
  end(): Promise<void>;
}

/** The connection on which the runner runs; taken from the pool when it has none yet. */
export async function clientOf(runner: QueryRunner): Promise<PostgresClient> {
  return runner.connect() as Promise<PostgresClient>;
}
