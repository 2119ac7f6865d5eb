import type { Command } from 'commander';

/** Adds which page of a list is wanted. */
export function paged(command: Command): Command {
  return command
    .option('--page <number>', 'which page, from 0', '0')
    .option('--per-page <number>', 'how many a page has, up to 100', '20');
}

export interface PageOptions {
  readonly page: string;
  readonly perPage: string;
}
