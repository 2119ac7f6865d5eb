import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DELIVERY_MOVES, TICKET_MOVES } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';

/** The moves of a table in docs/domain.md: from -> to, without the row of what comes into being. */
function movesIn(heading: string): Record<string, string[]> {
  const text = readFileSync(join(root, 'docs', 'domain.md'), 'utf8');
  const section = text.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| ([A-Z_]+) \| ([A-Z_, ]+) \|/gm)];
  return Object.fromEntries(rows.map(([, from, to]) => [from, (to ?? '').split(', ').toSorted()]));
}

function movesOf(table: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const going = Object.entries(table).filter(([, to]) => to.length > 0);
  return Object.fromEntries(going.map(([from, to]) => [from, to.toSorted()]));
}

describe('The page of the domain', () => {
  it('shows the life of a ticket as it is', () => {
    expect(movesIn('The life of a ticket')).to.deep.equal(movesOf(TICKET_MOVES));
  });

  it('shows the life of a delivery as it is', () => {
    expect(movesIn('The life of a delivery')).to.deep.equal(movesOf(DELIVERY_MOVES));
  });
});
