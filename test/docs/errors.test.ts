import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES, PROBLEM_KINDS, openApiDocument } from '@ticket-distribution/http';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';

const text = (document: string): string => readFileSync(join(root, 'docs', document), 'utf8');

describe('The documents of the HTTP API', () => {
  it('list every error code with its status, and no other', () => {
    const listed = [...text('errors.md').matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| (\d{3}) \|/gm)].map(
      ([, code, status]) => `${code} ${status}`,
    );
    expect(listed).to.have.members(ERROR_CODES.map((code) => `${code} ${PROBLEM_KINDS[code].status}`));
  });

  it('name every operation with its method and path', () => {
    const page = text('http-api.md');
    const { paths } = openApiDocument() as { readonly paths: Readonly<Record<string, object>> };
    for (const [path, methods] of Object.entries(paths).filter(([name]) => name.startsWith('/v1/'))) {
      for (const method of Object.keys(methods)) expect(page).to.include(`\`${method.toUpperCase()} ${path}\``);
    }
  });
});
