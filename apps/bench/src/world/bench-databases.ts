import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PostgresServer } from '@ticket-distribution/processes';
import { copyOrdersInSqlite, copyOrdersOnPostgres } from './copy-orders.js';
import type { OrderTemplate } from './order-template.js';

/** better-sqlite3 is SQLite by another driver, where it is installed. */
export const DATABASES = ['postgres', 'sqlite', 'better-sqlite3'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** The databases that can be measured here. */
export function installedDatabases(): DatabaseKind[] {
  return DATABASES.filter((kind) => kind !== 'better-sqlite3' || isInstalled(kind));
}

/** The databases of a world, by name: on its PostgreSQL server, and SQLite files in its folder. */
export class BenchDatabases {
  constructor(
    private readonly folder: string,
    private readonly postgres: PostgresServer | null,
  ) {}

  /** @returns the URL of a new and empty database */
  async create(kind: DatabaseKind, name: string): Promise<string> {
    return kind === 'postgres' ? this.server.createDatabase(name) : this.urlOf(kind, name);
  }

  urlOf(kind: DatabaseKind, name: string): string {
    return kind === 'postgres' ? this.server.urlOf(name) : `${kind}:${this.fileOf(kind, name)}`;
  }

  /** Of a database that is a file. */
  fileOf(kind: DatabaseKind, name: string): string {
    return join(this.folder, `${name}-${kind}.sqlite`);
  }

  /** A database as another one is now, with which nobody works. @returns its URL */
  async copy(kind: DatabaseKind, from: string, to: string): Promise<string> {
    if (kind === 'postgres') await this.server.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
    else await copyFile(this.fileOf(kind, from), this.fileOf(kind, to));
    return this.urlOf(kind, to);
  }

  /** Makes copies of its recorded order in a database with which nobody works. */
  fill(kind: DatabaseKind, name: string, template: OrderTemplate, copies: number): Promise<void> {
    return kind === 'postgres'
      ? copyOrdersOnPostgres(this.server, name, template, copies)
      : copyOrdersInSqlite(this.fileOf(kind, name), template, copies);
  }

  private get server(): PostgresServer {
    if (this.postgres === null) throw new Error('This world has no PostgreSQL server');
    return this.postgres;
  }
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
