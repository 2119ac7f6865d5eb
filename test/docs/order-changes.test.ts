import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { orderChangesPage, ways } from './order-changes/order-changes-page.js';
import { tableOf } from './order-changes/way-table.js';

describe('When an order changes', () => {
  for (const way of ways) {
    it(`no ticket is lost, doubled or left on the way: ${way.name}`, async () => {
      expect(await tableOf(way)).to.not.have.property('size', 0);
    });
  }

  it('what becomes of its tickets is what the page says', async () => {
    const written = readFileSync(join(root, 'docs', 'order-changes.md'), 'utf8');
    expect(written, 'run npm run docs').to.equal(await orderChangesPage());
  });
});
