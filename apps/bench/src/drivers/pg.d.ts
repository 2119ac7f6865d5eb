/** What is used of the package `pg`, which brings no types. */
declare module 'pg' {
  export interface NamedStatement {
    /** Prepared once on each connection under this name. */
    readonly name: string;
    readonly text: string;
    readonly values: readonly unknown[];
  }

  export interface PoolClient {
    query(statement: string | NamedStatement): Promise<{ readonly rows: unknown[] }>;
    release(): void;
  }

  export class Pool {
    constructor(options: {
      readonly connectionString: string;
      readonly max: number;
      /** After which an unused connection is closed. */
      readonly idleTimeoutMillis: number;
      /** Has every new connection prepared before its first use. */
      readonly onConnect: (client: PoolClient) => Promise<void>;
    });
    connect(): Promise<PoolClient>;
    query(statement: string | NamedStatement): Promise<{ readonly rows: unknown[] }>;
  }
}
