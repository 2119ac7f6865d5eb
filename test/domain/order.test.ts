import {
  DomainError,
  FULFILLMENT_METHODS,
  type Instant,
  Order,
  type OrderDocument,
  newestVersion,
} from '@ticket-distribution/domain';
import { aLeg, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const at = '2026-12-01T09:30:00.000Z' as Instant;

function recorded(...documents: readonly OrderDocument[]): Order {
  const order = Order.empty((documents[0] as OrderDocument).id);
  for (const document of documents) order.record(document, at);
  return order;
}

const one = aLine({ id: 'line-1', method: 'NOD' });
const two = aLine({ id: 'line-2', method: 'NOD' });
const changed = (line: typeof one) => ({ ...line, distributionHolderCustomerId: '1000099' });

const lineVersions = (order: Order): string[] =>
  order.snapshot.lines.map((line) => {
    const numbers = line.versions.map(({ number, content }) => `${number} ${content.status}`);
    return `${line.id}: ${numbers.join(', ')}`;
  });

describe('An order', () => {
  it('is not confirmed while it has drafts only', () => {
    const order = recorded(anOrder({ version: 1, status: 'DRAFT', lines: [one] }));
    expect(order.currentVersion).to.equal(null);
    expect(() => order.current)
      .to.throw(DomainError)
      .with.property('code', 'order/not-confirmed');
    expect(order.snapshot.lines).to.have.length(0);
  });

  it('lets a draft be replaced under its number, and be confirmed under it', () => {
    const order = recorded(
      anOrder({ version: 1, status: 'DRAFT', lines: [one] }),
      anOrder({ version: 1, status: 'DRAFT', lines: [one, two] }),
    );
    expect(order.record(anOrder({ version: 1, lines: [two] }), at)).to.equal('replaced');
    expect(lineVersions(order)).to.deep.equal(['line-2: 1 CONFIRMED']);
  });

  it('takes equal content of a frozen version, and a late draft of it, as no change', () => {
    const order = recorded(anOrder({ version: 1, lines: [one] }));
    const before = order.snapshot;
    expect(order.record(anOrder({ version: 1, lines: [one] }), at)).to.equal('known');
    expect(order.record(anOrder({ version: 1, status: 'DRAFT', lines: [two] }), at)).to.equal('known');
    expect(order.snapshot).to.equal(before);
  });

  it('refuses other content of a frozen version', () => {
    const order = recorded(anOrder({ version: 1, lines: [one] }));
    expect(() => order.record(anOrder({ version: 1, lines: [two] }), at))
      .to.throw(DomainError)
      .with.property('code', 'order/version-conflict');
  });

  it('says where other content of a frozen version differs', () => {
    const order = recorded(anOrder({ version: 1, lines: [one, two] }));
    const three = aLine({ id: 'line-3' });
    const other = { ...one, status: 'CANCELLED' as const, externalReference: 'x', version: 7 };
    expect(() => order.record(anOrder({ version: 1, pos: 'Other', lines: [three, other] }), at))
      .to.throw(DomainError)
      .with.property('details')
      .that.deep.includes({
        differs: [
          'pos',
          'orderLines[line-1].version',
          'orderLines[line-1].status',
          'orderLines[line-1].externalReference',
          'orderLines[line-2]',
          'orderLines[line-3]',
        ],
      });
  });

  it('keeps an older version as history and lets it move nothing', () => {
    const order = recorded(anOrder({ version: 2, lines: [one] }), anOrder({ version: 1, lines: [one, two] }));
    expect(order.currentVersion).to.equal(2);
    expect(lineVersions(order)).to.deep.equal(['line-1: 1 CONFIRMED']);
    expect(order.version(1).document.orderLines).to.have.length(2);
  });

  it('lets a newer draft move nothing', () => {
    const order = recorded(anOrder({ version: 1, lines: [one] }), anOrder({ version: 2, status: 'DRAFT', lines: [] }));
    expect(order.current.version).to.equal(1);
    expect(lineVersions(order)).to.deep.equal(['line-1: 1 CONFIRMED']);
  });

  it('names the version that it does not have', () => {
    expect(() => recorded(anOrder({ lines: [one] })).version(7))
      .to.throw(DomainError, 'no version 7')
      .with.property('code', 'order/version-not-found');
  });
});

describe('The lines of an order', () => {
  it('get the next number when they change, none when they do not, and a CANCELLED version when they go', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [one, two] }),
      anOrder({ version: 2, lines: [changed(one), two] }),
      anOrder({ version: 3, lines: [two] }),
    );
    expect(lineVersions(order)).to.deep.equal(['line-2: 1 CONFIRMED', 'line-1: 1 CONFIRMED, 2 CONFIRMED, 3 CANCELLED']);
  });

  it('come back under the next number', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [one, two] }),
      anOrder({ version: 2, lines: [two] }),
      anOrder({ version: 4, lines: [one, two] }),
    );
    expect(lineVersions(order)[0]).to.equal('line-1: 1 CONFIRMED, 2 CANCELLED, 3 CONFIRMED');
  });

  it('remember which order version brought them, and when', () => {
    const later = '2026-12-02T09:30:00.000Z' as Instant;
    const order = recorded(anOrder({ version: 1, lines: [one] }));
    order.record(anOrder({ version: 3, lines: [changed(one)] }), later);
    order.record(anOrder({ version: 4, lines: [] }), later);
    const origins = order.snapshot.lines[0]?.versions.map(({ orderVersion, recordedAt }) => [orderVersion, recordedAt]);
    expect(origins).to.deep.equal([
      [1, at],
      [3, later],
      [4, later],
    ]);
  });

  it('come back under the next number even as CANCELLED: they stand in the order again', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [one] }),
      anOrder({ version: 2, lines: [] }),
      anOrder({ version: 3, lines: [{ ...one, status: 'CANCELLED' }] }),
    );
    expect(lineVersions(order)).to.deep.equal(['line-1: 1 CONFIRMED, 2 CANCELLED, 3 CANCELLED']);
    expect(newestVersion(order.snapshot.lines[0] as never).removed).to.equal(false);
  });

  it('all go when the order is CANCELLED, even if it still lists them', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [one] }),
      anOrder({ version: 2, status: 'CANCELLED', lines: [one] }),
    );
    expect(lineVersions(order)).to.deep.equal(['line-1: 1 CONFIRMED, 2 CANCELLED']);
    expect(newestVersion(order.snapshot.lines[0] as never).removed).to.equal(true);
  });

  it('may be numbered by the sender, if the numbers only rise', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [{ ...one, version: 4 }] }),
      anOrder({ version: 2, lines: [{ ...changed(one), version: 9 }] }),
    );
    expect(lineVersions(order)).to.deep.equal(['line-1: 4 CONFIRMED, 9 CONFIRMED']);
    for (const version of [8, 9]) {
      expect(() => order.record(anOrder({ version: 3, lines: [{ ...one, version }] }), at))
        .to.throw(DomainError)
        .with.property('code', 'order/version-conflict');
    }
  });
});

describe('The lines of a sender that numbers them itself', () => {
  const numbered = (version: number, line = one) => ({ ...line, version });

  it('may come back under the number that follows its own, though ours was used for the removal', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [numbered(1), two] }),
      anOrder({ version: 2, lines: [two] }),
      anOrder({ version: 3, lines: [numbered(2), two] }),
      anOrder({ version: 4, lines: [numbered(3, changed(one)), two] }),
    );
    expect(lineVersions(order)[0]).to.equal('line-1: 1 CONFIRMED, 2 CANCELLED, 3 CONFIRMED, 4 CONFIRMED');
  });

  it('may come back under the number that they had', () => {
    const order = recorded(
      anOrder({ version: 1, lines: [numbered(1)] }),
      anOrder({ version: 2, status: 'CANCELLED', lines: [] }),
      anOrder({ version: 3, lines: [numbered(1)] }),
    );
    expect(lineVersions(order)).to.deep.equal(['line-1: 1 CONFIRMED, 2 CANCELLED, 3 CONFIRMED']);
  });
});

describe('An order document', () => {
  const violationsOf = (document: OrderDocument): readonly string[] => {
    try {
      recorded(document);
      return [];
    } catch (error) {
      return (error as DomainError).violations.map(({ field, message }) => `${field} ${message}`);
    }
  };

  it('of another order, or whose head no rule can read, is refused by the field', () => {
    const refused = (change: Record<string, unknown>): unknown => {
      try {
        Order.empty(anOrder().id).record({ ...anOrder(), ...change }, at, FULFILLMENT_METHODS);
      } catch (error) {
        if (error instanceof DomainError) return [error.code, ...error.violations.map(({ field }) => field)];
        throw error;
      }
      return 'recorded';
    };
    const [line] = anOrder().orderLines;
    expect(refused({ id: 'ANOTHER1' })).to.deep.equal(['request/malformed', 'id']);
    for (const version of [0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, '1']) {
      expect(refused({ version }), String(version)).to.deep.equal(['request/malformed', 'version']);
      expect(refused({ orderLines: [{ ...line, version }] })).to.deep.equal([
        'request/malformed',
        'orderLines[0].version',
      ]);
    }
    expect(refused({ status: 'PAID' })).to.deep.equal(['request/malformed', 'status']);
    expect(refused({ orderLines: [{ ...line, status: 'PAID' }] })).to.deep.equal([
      'request/malformed',
      'orderLines[0].status',
    ]);
    expect(refused({ orderLines: [{ ...line, fulfillmentMethod: 'toString' }] })).to.deep.equal([
      'request/malformed',
      'orderLines[0].fulfillmentMethod',
    ]);
  });

  it('that contradicts itself is refused with one violation per field', () => {
    const product = aProduct({ ref: 'out' });
    const backwards = { ...product, ref: 'home', endOfValidity: product.startOfValidity };
    const line = { ...aLine({ id: 'line-1' }), fareProducts: [product, backwards, { ...product }] };
    const again = { ...aLine({ id: 'line-1' }), fareProducts: [] };
    expect(violationsOf(anOrder({ lines: [line, again] }))).to.deep.equal([
      'orderLines[1].id must be unique in the order',
      'orderLines[0].fareProducts[2].ref must be unique in the line',
      'orderLines[0].fareProducts[1].endOfValidity must be after startOfValidity',
    ]);
  });

  it('may list lines without products, and leave the times of a leg open', () => {
    const [departureTime, arrivalTime] = [at, at];
    const legs = [
      aLeg({ departureTime, arrivalTime }),
      aLeg({ departureTime: null, arrivalTime }),
      aLeg({ departureTime, arrivalTime: null }),
    ];
    const gone = { ...one, status: 'CANCELLED' as const, fareProducts: [] };
    const fee = { ...aLine({ id: 'fee' }), fareProducts: [] };
    expect(violationsOf(anOrder({ lines: [gone, fee, { ...two, fareProducts: [aProduct({ legs })] }] }))).to.deep.equal(
      [],
    );
  });

  it('names its products and lets no leg arrive before it departs', () => {
    const backwards = aLeg({ departureTime: at, arrivalTime: '2026-12-01T09:29:59.999Z' as Instant });
    const product = aProduct({ name: {}, legs: [aLeg(), backwards] });
    expect(violationsOf(anOrder({ lines: [{ ...one, fareProducts: [product] }] }))).to.deep.equal([
      'orderLines[0].fareProducts[0].name must be there in one language at least',
      'orderLines[0].fareProducts[0].legs[1].arrivalTime must not be before departureTime',
    ]);
  });
});
