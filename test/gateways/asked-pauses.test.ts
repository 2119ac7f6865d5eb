import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT } from './hand-overs.js';
import { withServer } from './scripted-server.js';
import { SYSTEMS } from './systems.js';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const AN_HOUR_LATER = 'Sun, 06 Nov 1994 09:49:37 GMT';

describe('A ticket system that asks to be left alone for a while', () => {
  for (const { name, issue, open } of SYSTEMS) {
    /** For how long it asks, as the gateway tells it, milliseconds; undefined: it does not. */
    const asked = (status: number, headers: Readonly<Record<string, string>>): Promise<unknown> =>
      withServer({ status, body: '', headers }, async ({ baseUrl }) => {
        const { outcome } = await open({ baseUrl }).handOver(issue, CONTEXT);
        return 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
      });

    it(`is heard, in seconds and as a date by its own clock (${name})`, async () => {
      for (const status of [429, 503]) {
        expect(await asked(status, { 'Retry-After': '120' })).to.equal(120_000);
        expect(await asked(status, { 'Retry-After': AN_HOUR_LATER, Date: DATE })).to.equal(3_600_000);
        expect(await asked(status, { 'Retry-After': DATE, Date: AN_HOUR_LATER })).to.equal(0);
      }
    });

    it(`is not heard where it says something else (${name})`, async () => {
      for (const said of [
        '',
        'soon',
        '-1',
        '1.5',
        '1e9',
        '9999999999',
        '2026-12-01T10:00:00Z',
        'Sun, 99 Nov 1994 08:49:37 GMT',
      ]) {
        expect(await asked(503, { 'Retry-After': said }), said).to.equal(undefined);
      }
      expect(await asked(503, {})).to.equal(undefined);
      expect(await asked(502, { 'Retry-After': '120' })).to.equal(undefined);
    });
  }
});
