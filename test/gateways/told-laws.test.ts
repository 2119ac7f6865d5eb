import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallOutcome,
  type Pickup,
  TOLD_FORMS,
  type TicketToTell,
  type Violation,
  jsonSystemViolations,
  nodViolations,
} from '@ticket-distribution/domain';
import { handOverMessage } from '@ticket-distribution/gateway-json';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { anyTold, issueOf } from './any-told.js';
import { fitsHandOverSchema } from './hand-over-schema.js';
import { CONTEXT, QR_CODE, TRAVEL_CARD, aCancel, aTransfer, anUpdate } from './hand-overs.js';
import { requestsOf } from './nod-requests.js';
import { bodyOf, descriptionsOf, violations, violationsByDocument } from './schemas.js';
import { ACCOUNT_BASED_TICKETING, BIFROST, INTERNATIONAL, NOD, NOD_TRAVEL_CARD, type System } from './systems.js';

/** Rules of NOD that its schema cannot say, each a part of the message of the check. */
const BEYOND_THE_SCHEMA = /must be after startOfValidity|must name at least one zone|must be there, or its name/;
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** What stands at a path such as `product.legs[0].mode`. */
const valueAt = (told: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .reduce((value, name) => (name === '' ? value : (value as Record<string, unknown>)?.[name]), told);

/** An id of which XML cannot carry a character would be told as another one: that no system sees. */
const isSeenThere = (told: TicketToTell, { field }: Violation): boolean => {
  const value = String(valueAt(told, field));
  const written = value.replace(new RegExp(NO_XML_CHARACTER, 'gu'), '\uFFFD');
  return written === value || !TOLD_FORMS.reference.pattern.test(written);
};

describe('What is told of a ticket', () => {
  let folder: string;
  let sandbox: Sandbox;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'told-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const decided = async (
    { open, issue: { fulfillmentMethod } }: System,
    told: TicketToTell,
    pickup: Pickup | null,
  ): Promise<CallOutcome> => {
    const issue = { ...issueOf(told, pickup), fulfillmentMethod };
    return (await open({ baseUrl: sandbox.address }).handOver(issue, CONTEXT)).outcome;
  };

  for (const [system, schema, pickup] of [
    [NOD, 'mobileTicket', QR_CODE],
    [NOD_TRAVEL_CARD, 'travelCard', TRAVEL_CARD],
  ] as const) {
    it(`breaks no rule exactly when ${system.name} can take it: by its schema, and in the sandbox`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(anyTold, { minLength: 40, maxLength: 60 }), async (all) => {
          const envelopes = (
            await requestsOf(
              system,
              all.map((told) => issueOf(told, pickup)),
            )
          ).map(({ body }) => bodyOf(body));
          expect(await violations('backOffice', envelopes)).to.deep.equal([]);
          const bySchema = await violationsByDocument(schema, envelopes.flatMap(descriptionsOf));
          for (const [index, told] of all.entries()) {
            const broken = nodViolations(told).filter((violation) => isSeenThere(told, violation));
            const isBeyond = broken.every(({ message }) => BEYOND_THE_SCHEMA.test(message));
            const why = JSON.stringify([told, broken, bySchema[index]]);
            expect(bySchema[index]?.length === 0, why).to.equal(isBeyond);
            const outcome = await decided(system, told, pickup);
            expect(outcome.kind, `${JSON.stringify(outcome)} ${why}`).to.equal(
              broken.length === 0 ? 'applied' : 'refused',
            );
          }
        }),
        { numRuns: 3, interruptAfterTimeLimit: 60_000 },
      ));
  }

  for (const system of [ACCOUNT_BASED_TICKETING, INTERNATIONAL, BIFROST]) {
    it(`breaks no rule exactly when ${system.name} can take it: by its schema, and in the sandbox`, () =>
      fc.assert(
        fc.asyncProperty(anyTold, async (told) => {
          const broken = jsonSystemViolations(told);
          const isBeyond = broken.every(({ message }) => BEYOND_THE_SCHEMA.test(message));
          const why = JSON.stringify([told, broken]);
          expect(fitsHandOverSchema(handOverMessage(issueOf(told, null))), why).to.equal(isBeyond);
          const outcome = await decided(system, told, null);
          expect(outcome.kind, `${JSON.stringify(outcome)} ${why}`).to.equal(
            broken.length === 0 ? 'applied' : 'refused',
          );
        }),
        { numRuns: 150 },
      ));
  }

  it('is let through and stopped often enough for that to mean something', () => {
    const sample = fc.sample(anyTold, { numRuns: 500, seed: 20_261_129 });
    for (const check of [nodViolations, jsonSystemViolations]) {
      const stopped = sample.filter((told) => check(told).length > 0).length;
      expect(stopped, check.name).to.be.within(50, 450);
    }
  });

  it('is never checked by the values of open lists, nor by texts for people', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const open = {
          ...told.product,
          supplements: [],
          legs: [],
          topologies: [
            {
              zoneType: '?',
              direction: null,
              zones: [],
              fromStopPlace: null,
              fromStopPlaceName: '\u0000',
              toStopPlace: null,
              toStopPlaceName: null,
            },
          ],
        };
        const fields = nodViolations({ ...told, product: open }).map(({ field }) => field);
        expect(fields.filter((field) => /userType|zoneType|topologies|mode|name|seats/i.test(field))).to.deep.equal([]);
      }),
    );
  });
});

describe('The check of what is told to NOD', () => {
  const [good] = fc.sample(
    anyTold.filter((told) => nodViolations(told).length === 0),
    1,
  );
  const fieldsOf = (
    change: Partial<TicketToTell>,
    product: Partial<TicketToTell['product']> = {},
  ): readonly string[] => {
    if (good === undefined) return expect.fail('nothing passes the check');
    return nodViolations({ ...good, ...change, product: { ...good.product, ...product } }).map(({ field }) => field);
  };
  const zoned = {
    zoneType: 'ZONAL',
    direction: null,
    fromStopPlace: null,
    fromStopPlaceName: null,
    toStopPlace: null,
    toStopPlaceName: null,
  };
  const way = { ...zoned, zoneType: 'POINT_TO_POINT', zones: [] };
  const ride = {
    legId: '1',
    mode: 'BUS',
    subMode: null,
    serviceJourneyRef: null,
    datedServiceJourneyRef: null,
    fromStopPlace: null,
    fromStopPlaceName: null,
    toStopPlace: null,
    toStopPlaceName: null,
    departureTime: null,
    arrivalTime: null,
  };

  it('names the field, wherever a space stands in an id', () => {
    expect(fieldsOf({ orderLineId: 'line 1' })).to.deep.equal(['orderLineId']);
    expect(fieldsOf({}, { version: 'Version 12' })).to.deep.equal(['product.version']);
    expect(fieldsOf({}, { id: 'x'.repeat(240) })).to.deep.equal(['product.id']);
    expect(fieldsOf({}, { id: '𝄞'.repeat(200) })).to.deep.equal([]);
    const supplements = [{ id: 'a b', version: 'c d', type: null, count: 1, name: {} }];
    expect(fieldsOf({}, { supplements })).to.deep.equal([
      'product.supplements[0].id',
      'product.supplements[0].version',
    ]);
    const travellers = [{ id: 'a b', userType: 'a b', userProfileRef: 'a b', customerId: null }];
    expect(fieldsOf({}, { travellers })).to.deep.equal(['product.travellers[0].userProfileRef']);
    expect(fieldsOf({}, { legs: [ride, { ...ride, serviceJourneyRef: 'a b' }] })).to.deep.equal([
      'product.legs[1].serviceJourneyRef',
    ]);
  });

  it('asks a zonal topology for a zone, and a way for its places by id or by name', () => {
    expect(fieldsOf({}, { topologies: [{ ...zoned, zones: [] }] })).to.deep.equal(['product.topologies[0].zones']);
    expect(fieldsOf({}, { topologies: [{ ...zoned, zones: [{ id: 'a b', name: 'A' }] }] })).to.deep.equal([
      'product.topologies[0].zones[0].id',
    ]);
    expect(fieldsOf({}, { topologies: [{ ...way, fromStopPlaceName: 'Oslo S' }] })).to.deep.equal([
      'product.topologies[0].toStopPlace',
    ]);
    expect(
      fieldsOf({}, { topologies: [{ ...way, fromStopPlaceName: 'Oslo S', toStopPlaceName: 'Bodø' }] }),
    ).to.deep.equal([]);
  });
});

describe('The forms of what is told', () => {
  const file = (name: string): string =>
    readFileSync(new URL(`../../../docs/protocols/${name}`, import.meta.url), 'utf8');
  const content = file('nod-ticket-content.xsd');
  const json = JSON.parse(file('hand-over.schema.json')) as { $defs: Record<string, { pattern?: string }> };
  const xsdPattern = (source: string, name: string): string =>
    new RegExp(`name="${name}">[^]*?<xs:pattern value="([^"]*)"`).exec(source)?.[1] ?? '';

  it('are those of the schemas', () => {
    for (const name of ['text', 'keptText'] as const) {
      expect(json.$defs[name]?.pattern, name).to.equal(TOLD_FORMS[name].pattern.source);
    }
    expect(`^${xsdPattern(content, 'Count')}$`).to.equal(TOLD_FORMS.count.pattern.source);
    expect(json.$defs['key']?.pattern?.replace(':-', ':\\-')).to.equal(`^${xsdPattern(content, 'Key')}$`);
    const instant = xsdPattern(content, 'Instant');
    expect(xsdPattern(file('nod-backoffice.xsd'), 'Instant')).to.equal(instant);
    expect(json.$defs['instant']?.pattern).to.equal(`^(?!0000)${instant}$`);
    expect(xsdPattern(content, 'Reference')).to.equal('\\S{1,200}');
  });

  it('say the same of a reference as XML Schema does', async () => {
    const codes = [
      ...Array.from({ length: 0x100 }, (_, code) => code),
      0x1680,
      0x2000,
      0x2028,
      0x3000,
      0xd7ff,
      0xe000,
      0xfeff,
      0xfffd,
      0x10000,
      0x10ffff,
    ];
    const written = codes.filter((code) => !NO_XML_CHARACTER.test(String.fromCodePoint(code)));
    const documents = written.map(
      (code) => `<cancelMobileTicketOf xmlns="urn:test">a&#${code};b</cancelMobileTicketOf>`,
    );
    const schema = content
      .replace('<xs:schema ', '<xs:schema targetNamespace="urn:test" xmlns="urn:test" ')
      .replace('</xs:schema>', '<xs:element name="cancelMobileTicketOf" type="Reference"/></xs:schema>');
    const found = await violationsByDocument({ fileName: 'reference.xsd', contents: schema }, documents);
    for (const [index, code] of written.entries()) {
      const fits = TOLD_FORMS.reference.pattern.test(`a${String.fromCodePoint(code)}b`);
      expect(found[index]?.length === 0, `U+${code.toString(16)}`).to.equal(fits);
    }
  });
});

describe('The schema of a hand-over', () => {
  it('takes every operation as the gateway writes it', () => {
    const [told] = fc.sample(
      anyTold.filter((one) => jsonSystemViolations(one).length === 0),
      1,
    );
    const handOvers = [aCancel(), anUpdate(), anUpdate({ operation: 'update-validity' }), aTransfer()];
    for (const handOver of [...handOvers, ...(told === undefined ? [] : [issueOf(told, null)])]) {
      expect(fitsHandOverSchema(handOverMessage(handOver)), handOver.operation).to.equal(true);
      expect(fitsHandOverSchema({ ...handOverMessage(handOver), key: 'a key' }), handOver.operation).to.equal(false);
    }
  });
});
