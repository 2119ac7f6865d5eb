import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { KINDS_OF_PAGES, documentOf, zoneTicket } from './kinds-of-pages.js';

const MAIN = fileURLToPath(new URL('print-digests.js', import.meta.url));

/** What another process makes of every kind of page, by its digest. */
async function inAnotherProcess(env: NodeJS.ProcessEnv): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN], { env: { ...process.env, ...env } });
  return JSON.parse(stdout);
}

describe('The same document', () => {
  it('gives the same bytes in every process, whatever its time zone and language, and whatever was printed before', async () => {
    const here: Record<string, string> = {};
    for (const [name, document] of Object.entries(KINDS_OF_PAGES).toReversed()) {
      here[name] = createHash('sha256')
        .update(await renderPdf(document))
        .digest('hex');
    }
    for (const env of [
      { TZ: 'Pacific/Auckland', LANG: 'nb_NO.UTF-8', LC_ALL: 'nb_NO.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
    ]) {
      expect(await inAnotherProcess(env)).to.deep.equal(here);
    }
  });

  it('gives the same bytes when many are printed at a time', async () => {
    const document = documentOf(zoneTicket);
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => renderPdf(document)));
    for (const other of others) expect(Buffer.from(other).equals(first ?? other)).to.equal(true);
  });

  it('gives other bytes, with another date in the file, when it is issued at another time', async () => {
    const dated = async (issuedAt: string): Promise<string> =>
      Buffer.from(await renderPdf({ ...documentOf(zoneTicket), issuedAt })).toString('latin1');
    expect(await dated('2026-12-01T10:30:00.500+01:00')).to.include('(D:20261201093000Z)');
    expect(await dated('2026-12-01T10:30:01Z')).to.include('(D:20261201103001Z)');
  });
});
