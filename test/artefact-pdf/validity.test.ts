import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { documentOf } from './kinds-of-pages.js';
import { elementsOf, readBack } from './read-back.js';

/** What a ticket says of its validity, in English. */
async function said(start: string, end: string, timeZone?: string): Promise<readonly string[]> {
  const document = documentOf({ id: '1', product: 'Day', validity: { start, end } });
  const { pages } = await readBack(await renderPdf({ ...document, language: 'eng', timeZone }));
  const texts = elementsOf(pages[0]?.elements ?? [], 'P').map(({ text }) => text);
  return texts.filter((text) => /^(?:Valid|Up to)/.test(text));
}

describe('The validity of a printed ticket', () => {
  it('is a day and a time as the clocks of the place show them, whatever zone the order was written in', async () => {
    expect(await said('2026-12-05T06:00:00Z', '2026-12-06T05:00:30.5+02:00')).to.deep.equal([
      'Valid from Saturday 5 December 2026 07:00',
      'Valid until Sunday 6 December 2026 04:00',
    ]);
    expect(await said('2026-07-05T06:00:00Z', '2026-07-05T23:30:00-04:00', 'America/New_York')).to.deep.equal([
      'Valid from Sunday 5 July 2026 02:00',
      'Valid until Sunday 5 July 2026 23:30',
    ]);
  });

  it('is one of days when it runs from midnight to midnight, and its last day belongs to it', async () => {
    expect(await said('2026-11-30T23:00:00Z', '2026-12-30T23:00:00Z')).to.deep.equal([
      'Valid from Tuesday 1 December 2026',
      'Up to and including Wednesday 30 December 2026',
    ]);
    expect(await said('2026-12-05T00:00:00+01:00', '2026-12-06T00:00:00+01:00')).to.deep.equal([
      'Valid all day Saturday 5 December 2026',
    ]);
  });

  it('is one of days also where the clock is changed in it, and where a day does not begin at midnight', async () => {
    expect(await said('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).to.deep.equal([
      'Valid all day Sunday 29 March 2026',
    ]);
    // In Santiago the clock went from 23:59 to 01:00 on that night.
    expect(await said('2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z', 'America/Santiago')).to.deep.equal([
      'Valid all day Sunday 6 September 2026',
    ]);
  });

  it('ends at 24:00 of a day when it ends at midnight and is not one of days', async () => {
    expect(await said('2026-12-05T14:00:00+01:00', '2026-12-06T00:00:00+01:00')).to.deep.equal([
      'Valid from Saturday 5 December 2026 14:00',
      'Valid until Saturday 5 December 2026 24:00',
    ]);
  });

  it('has no end in the year 9999', async () => {
    expect(await said('2026-12-05T00:00:00+01:00', '9999-12-31T22:59:59.999Z')).to.deep.equal([
      'Valid from Saturday 5 December 2026',
      'Valid until No end date',
    ]);
    expect(await said('2026-12-05T07:00:00+01:00', '9999-12-31T00:00:00Z')).to.deep.equal([
      'Valid from Saturday 5 December 2026 07:00',
      'Valid until No end date',
    ]);
  });

  it('says which of two it is where the clock shows a time twice', async () => {
    expect(await said('2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00')).to.deep.equal([
      'Valid from Sunday 25 October 2026 02:30 summer time',
      'Valid until Sunday 25 October 2026 02:30 standard time',
    ]);
    expect(await said('2026-10-25T01:59:00+02:00', '2026-10-25T03:00:00+01:00')).to.deep.equal([
      'Valid from Sunday 25 October 2026 01:59',
      'Valid until Sunday 25 October 2026 03:00',
    ]);
  });

  it('may be of no length, and reach to the ends of time', async () => {
    expect(await said('2026-12-05T07:00:00Z', '2026-12-05T07:00:00Z')).to.have.length(2);
    expect(await said('0001-01-01T00:00:00Z', '9998-12-31T23:59:59Z', 'America/New_York')).to.deep.equal([
      'Valid from Sunday 31 December 0 19:03',
      'Valid until Thursday 31 December 9998 18:59',
    ]);
  });
});
