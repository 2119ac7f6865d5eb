import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

const order = anOrder();
const ORDER_URL = versionUrl(order);
const DISTRIBUTE_URL = `/v1/ticket-distribution-groups/${order.id}/distribute`;

/** The document with one place in it set to a value; undefined leaves it out. */
function withPlace(path: readonly (string | number)[], value: unknown): unknown {
  const document = onTheWire(order);
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((place, step) => place[step] as never, document);
  parent[last] = value;
  return document;
}

const LINE = ['orderLines', 0] as const;
const PRODUCT = [...LINE, 'fareProducts', 0] as const;

type Example = readonly [what: string, path: readonly (string | number)[], value: unknown, field: string];

const DOCUMENTS: readonly Example[] = [
  ['a missing id', ['id'], undefined, 'id'],
  ['null where a text is due', ['status'], null, 'status'],
  ['a number for a text', ['ownerCustomerId'], 1000042, 'ownerCustomerId'],
  ['a text for a number', ['organisationId'], '1', 'organisationId'],
  ['version 0', ['version'], 0, 'version'],
  ['a version that no column holds', ['version'], 2_147_483_648, 'version'],
  ['a broken version', ['version'], 1.5, 'version'],
  ['an unknown status', ['status'], 'PAID', 'status'],
  ['an order id of other characters', ['id'], '9KX4/T2QH', 'id'],
  ['a customer id that is no number', ['ownerCustomerId'], 'Kari', 'ownerCustomerId'],
  ['a malformed distribution channel', ['distributionChannelId'], 'App', 'distributionChannelId'],
  ['a date without a time', ['confirmedAt'], '2026-12-01', 'confirmedAt'],
  ['a time without a zone', ['confirmedAt'], '2026-12-01T09:30:00', 'confirmedAt'],
  ['a day that does not exist', ['confirmedAt'], '2026-02-30T09:30:00Z', 'confirmedAt'],
  ['an object where a list is due', ['orderLines'], {}, 'orderLines'],
  ['null where a list is due', ['orderLines'], null, 'orderLines'],
  ['null where a line is due', [...LINE], null, 'orderLines[0]'],
  ['a list where a line is due', [...LINE], [], 'orderLines[0]'],
  ['a text where a line is due', [...LINE], 'line', 'orderLines[0]'],
  ['a list of lists', [...LINE], [[onTheWire(order)]], 'orderLines[0]'],
  ['an unknown method', [...LINE, 'fulfillmentMethod'], 'POST', 'orderLines[0].fulfillmentMethod'],
  ['a product that is no object', [...PRODUCT], 7, 'orderLines[0].fareProducts[0]'],
  ['an empty text', [...PRODUCT, 'version'], '', 'orderLines[0].fareProducts[0].version'],
  ['a text that is too long', [...PRODUCT, 'id'], 'x'.repeat(256), 'orderLines[0].fareProducts[0].id'],
  ['a control character', [...PRODUCT, 'id'], 'a\u0000b', 'orderLines[0].fareProducts[0].id'],
  ['half a surrogate', [...PRODUCT, 'name', 'nob'], 'a\ud800', 'orderLines[0].fareProducts[0].name.nob'],
  ['a missing name', [...PRODUCT, 'name'], undefined, 'orderLines[0].fareProducts[0].name'],
  ['a list where a name is due', [...PRODUCT, 'name'], [], 'orderLines[0].fareProducts[0].name'],
  ['a text for true or false', [...PRODUCT, 'transferable'], 'true', 'orderLines[0].fareProducts[0].transferable'],
  [
    'an end before the start',
    [...PRODUCT, 'endOfValidity'],
    '2020-01-01T00:00:00Z',
    'orderLines[0].fareProducts[0].endOfValidity',
  ],
  [
    'a broken departure',
    [...PRODUCT, 'legs'],
    [{ legId: '1', mode: 'RAIL', departureTime: 7 }],
    'orderLines[0].fareProducts[0].legs[0].departureTime',
  ],
  [
    'a zone that is a list',
    [...PRODUCT, 'topologies'],
    [{ zoneType: 'ZONAL', zones: [[]] }],
    'orderLines[0].fareProducts[0].topologies[0].zones[0]',
  ],
  [
    'a supplement counted 0 times',
    [...PRODUCT, 'supplements'],
    [{ id: 's', count: 0 }],
    'orderLines[0].fareProducts[0].supplements[0].count',
  ],
  [
    'texts where numbers stand',
    [...PRODUCT, 'seats'],
    [{ id: 's', seatingProperties: ['WINDOW', 1] }],
    'orderLines[0].fareProducts[0].seats[0].seatingProperties',
  ],
  [
    'a user type that is no text',
    [...PRODUCT, 'travellers'],
    [{ id: 't', userType: 7 }],
    'orderLines[0].fareProducts[0].travellers[0].userType',
  ],
  [
    'an unknown direction',
    [...PRODUCT, 'topologies'],
    [{ zoneType: 'ZONAL', direction: 'SIDEWAYS' }],
    'orderLines[0].fareProducts[0].topologies[0].direction',
  ],
  [
    'more travellers than a product may have',
    [...PRODUCT, 'travellers'],
    Array.from({ length: 1001 }, () => ({})),
    'orderLines[0].fareProducts[0].travellers',
  ],
  ['more lines than an order may have', ['orderLines'], Array.from({ length: 501 }, () => ({})), 'orderLines'],
  [
    'more products than a line may have',
    [...LINE, 'fareProducts'],
    Array.from({ length: 101 }, () => ({})),
    'orderLines[0].fareProducts',
  ],
];

const BODIES: readonly (readonly [what: string, body: unknown, field: string])[] = [
  ['an unknown field', { colour: 'red' }, 'colour'],
  ['an unknown field that every object has', { toString: 1 }, 'toString'],
  ['a field called constructor', { constructor: 1 }, 'constructor'],
  ['an unknown field in the travel card', { travelCard: { mediaSerialNumberId: '1', pin: '1234' } }, 'travelCard.pin'],
  ['null where a value is due', { language: null }, 'language'],
  ['null where an object is due', { travelCard: null }, 'travelCard'],
  ['a list where an object is due', { travelCard: [] }, 'travelCard'],
  ['a list of one where an object is due', { travelCard: [{ mediaSerialNumberId: '1' }] }, 'travelCard'],
  ['a travel card without a number', { travelCard: {} }, 'travelCard.mediaSerialNumberId'],
  [
    'a number for the media serial number',
    { travelCard: { mediaSerialNumberId: 1 } },
    'travelCard.mediaSerialNumberId',
  ],
  ['a media serial number of letters', { travelCard: { mediaSerialNumberId: 'x' } }, 'travelCard.mediaSerialNumberId'],
  ['a text for true or false', { travelCard: { mediaSerialNumberId: '1', activate: 'no' } }, 'travelCard.activate'],
  [
    'an unknown means of payment',
    { travelCard: { mediaSerialNumberId: '1', paymentMeansType: 'IOU' } },
    'travelCard.paymentMeansType',
  ],
  ['an unknown language', { language: 'swe' }, 'language'],
  ['a language in another form', { language: 'nb' }, 'language'],
  ['a bad date', { deliverAfter: 'soon' }, 'deliverAfter'],
  ['an unknown checksum', { qrChecksumType: 'MD5' }, 'qrChecksumType'],
  ['a text where a list is due', { orderLineIds: 'line-1' }, 'orderLineIds'],
  ['a list of lists', { orderLineIds: [['line-1']] }, 'orderLineIds'],
  ['null as the body', null, 'body'],
  ['a list as the body', [], 'body'],
  ['a number as the body', 7, 'body'],
  ['broken JSON', '{"language":', 'body'],
  ['a polluted prototype', '{"__proto__":{"admin":true}}', 'body'],
  ['a polluted constructor', '{"constructor":{"prototype":{"admin":true}}}', 'body'],
  ['bytes that are no UTF-8', Buffer.from('{"language":"\xff"}', 'latin1'), 'body'],
];

const fieldsOf = async (app: AppUnderTest, method: 'PUT' | 'POST', url: string, body: unknown): Promise<string[]> => {
  const answer = await app.send<ProblemBody>(method, url, body);
  expect([answer.status, answer.body.code]).to.deep.equal([400, 'request/malformed']);
  return (answer.body.violations ?? []).map(({ field }) => field);
};

describe('A malformed order document', () => {
  for (const [what, path, value, field] of DOCUMENTS) {
    it(`with ${what} is refused at ${field}, and nothing is stored`, async () => {
      const app = await anApp();
      expect(await fieldsOf(app, 'PUT', ORDER_URL, withPlace(path, value)))
        .to.include(field)
        .and.have.length(1);
      expect((await app.send('GET', `/v1/orders/${order.id}`)).status).to.equal(404);
    });
  }

  it('is refused when there is none', async () => {
    expect(await fieldsOf(await anApp(), 'PUT', ORDER_URL, undefined)).to.deep.equal(['body']);
    expect(await fieldsOf(await anApp(), 'PUT', ORDER_URL, '')).to.deep.equal(['body']);
  });

  it('is told of everything at once, path and headers too', async () => {
    const body = withPlace([...PRODUCT, 'legs'], [{}, { legId: '2', mode: 'BUS', subMode: 4 }]);
    const headers = { 'entur-distribution-channel': 'App' };
    const answer = await (await anApp()).send<ProblemBody>('PUT', '/v1/orders/a.b/versions/zero', body, headers);
    expect(answer.body.violations?.map(({ field }) => field)).to.have.members([
      'path orderId',
      'path version',
      'header Entur-Distribution-Channel',
      'orderLines[0].fareProducts[0].legs[0].legId',
      'orderLines[0].fareProducts[0].legs[0].mode',
      'orderLines[0].fareProducts[0].legs[1].subMode',
    ]);
  });

  it('is refused without much work, however much it holds', async () => {
    const products = Array.from({ length: 100 }, () => ({}));
    const lines = Array.from({ length: 500 }, () => ({ fareProducts: products }));
    const fields = await fieldsOf(await anApp(), 'PUT', ORDER_URL, { ...onTheWire(order), orderLines: lines });
    expect(fields).to.deep.equal(['body']);
    const wrong = Array.from({ length: 400 }, () => ({ id: 7 }));
    expect(await fieldsOf(await anApp(), 'PUT', ORDER_URL, { ...onTheWire(order), orderLines: wrong })).to.have.length(
      100,
    );
  });

  it('may be nested to any depth where nobody looks', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(onTheWire(order)).replace(/^\{/, `{"elsewhere":${deep},`);
    expect((await (await anApp()).send('PUT', ORDER_URL, text)).status).to.equal(201);
  });

  it('may hold null for whatever may be left out: that is the same document', async () => {
    const app = await anApp();
    expect((await app.send('PUT', ORDER_URL, onTheWire(order))).status).to.equal(201);
    const places = [
      ['pos'],
      ['confirmedAt'],
      [...LINE, 'version'],
      [...LINE, 'externalReference'],
      [...PRODUCT, 'ref'],
      [...PRODUCT, 'seats'],
      [...PRODUCT, 'supplements'],
      [...PRODUCT, 'transferable'],
      [...PRODUCT, 'name', 'eng'],
    ];
    for (const place of places) {
      const [withNull, without] = [withPlace(place, null), withPlace(place, undefined)];
      const id = `${order.id}-${place.join('-')}`;
      const url = versionUrl({ ...order, id: id as typeof order.id });
      expect((await app.send('PUT', url, { ...(without as object), id })).status, id).to.equal(201);
      expect((await app.send('PUT', url, { ...(withNull as object), id })).status, id).to.equal(200);
    }
  });
});

describe('A malformed body', () => {
  for (const [what, body, field] of BODIES) {
    it(`with ${what} is refused at ${field}, and nothing is handed over`, async () => {
      const app = await anApp();
      await app.record(order);
      expect(await fieldsOf(app, 'POST', DISTRIBUTE_URL, body)).to.deep.equal([field]);
      expect(app.engine.log.attempts).to.have.length(0);
    });
  }

  it('is nothing to worry about when an empty one is sent', async () => {
    const app = await anApp();
    await app.record(order);
    expect((await app.send('POST', DISTRIBUTE_URL, '')).status).to.equal(200);
    expect((await app.send('POST', DISTRIBUTE_URL, {})).status).to.equal(200);
  });

  it('is refused by its size before it is read', async () => {
    const app = await anApp({ bodyLimit: 1024 });
    const answer = await app.send<ProblemBody>('PUT', ORDER_URL, { padding: 'x'.repeat(2000) });
    expect([answer.status, answer.body.code]).to.deep.equal([413, 'request/too-large']);
  });

  it('is refused by its media type', async () => {
    const app = await anApp();
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense']) {
      const answer = await app.send<ProblemBody>('POST', DISTRIBUTE_URL, '{}', { 'content-type': type });
      expect([answer.status, answer.body.code], type).to.deep.equal([415, 'request/unsupported-media-type']);
    }
  });
});

describe('A refused body', () => {
  it('says what is required and missing, at any depth, and what is there and wrong', async () => {
    const app = await anApp();
    const { version: _version, ...document } = withPlace([...PRODUCT, 'name'], undefined) as Record<string, unknown>;
    const { body } = await app.send<ProblemBody>('PUT', ORDER_URL, { ...document, status: null });
    expect(body.violations).to.deep.equal([
      { field: 'version', message: 'is required' },
      { field: 'status', message: 'must be one of DRAFT, CONFIRMED, CANCELLED' },
      { field: 'orderLines[0].fareProducts[0].name', message: 'is required' },
    ]);
    const bodiless = await app.send<ProblemBody>('PUT', ORDER_URL);
    expect(bodiless.body.violations).to.deep.equal([{ field: 'body', message: 'is required: a JSON object' }]);
  });

  it('that is too large says how large one may be', async () => {
    const app = await anApp({ bodyLimit: 100 });
    const { status, body } = await app.send<ProblemBody>('PUT', ORDER_URL, onTheWire(order));
    expect([status, body.detail]).to.deep.equal([413, 'The body is larger than 100 bytes.']);
  });
});
