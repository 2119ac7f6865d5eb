import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '@ticket-distribution/processes';
import { expect } from 'chai';
import { describe, it } from 'mocha';

describe('The files of the bundled app', () => {
  it('hold no letter beyond Latin-1, or V8 keeps them in twice the memory (needs the bundle)', async function () {
    const folder = join(root, 'apps', 'http', 'dist');
    const names = (await readdir(folder)).filter((name) => /^start.*[.]js$/.test(name));
    if (names.length === 0) this.skip();
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      expect(/[^\0-\xFF]/.exec(text)?.[0], name).to.equal(undefined);
    }
  });
});
