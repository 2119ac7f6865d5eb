import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { codeBlocks, documents, region } from './code-blocks.js';

const blocks = documents().flatMap(codeBlocks);

describe('The documents', () => {
  it('show TypeScript only as it stands in compiled tests', () => {
    const shown = blocks.filter(({ language }) => language === 'ts');
    expect(shown, 'the scan sees blocks').to.not.have.length(0);
    for (const { document, marker, text } of shown) {
      const [, path, name] = /^region (\S+)#(\S+)$/.exec(marker ?? '') ?? [];
      expect(path, `${document}: a block of TypeScript names the region it shows`).to.not.equal(undefined);
      expect(text, `${document}: ${name}`).to.equal(region(path ?? '', name ?? ''));
    }
  });

  it('link to files that exist', () => {
    for (const document of documents()) {
      const text = readFileSync(join(root, document), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)) {
        expect(existsSync(join(root, dirname(document), target)), `${document} links to ${target}`).to.equal(true);
      }
    }
  });
});
