import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresServer } from '@ticket-distribution/processes';
import { copyOrdersInSqlite, copyOrdersOnPostgres } from './copy-orders.js';
import type { OrderTemplate } from './order-template.js';

export const DATABASES = ['postgres', 'sqlite'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

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
    return kind === 'postgres' ? this.server.urlOf(name) : `sqlite:${this.fileOf(name)}`;
  }

  /** Of a SQLite database. */
  fileOf(name: string): string {
    return join(this.folder, `${name}.sqlite`);
  }

  /** A database as another one is now, with which nobody works. @returns its URL */
  async copy(kind: DatabaseKind, from: string, to: string): Promise<string> {
    if (kind === 'sqlite') await copyFile(this.fileOf(from), this.fileOf(to));
    else await this.server.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
    return this.urlOf(kind, to);
  }

  /** Makes copies of its recorded order in a database with which nobody works. */
  fill(kind: DatabaseKind, name: string, template: OrderTemplate, copies: number): Promise<void> {
    return kind === 'postgres'
      ? copyOrdersOnPostgres(this.server, name, template, copies)
      : copyOrdersInSqlite(this.fileOf(name), template, copies);
  }

  private get server(): PostgresServer {
    if (this.postgres === null) throw new Error('This world has no PostgreSQL server');
    return this.postgres;
  }
}
