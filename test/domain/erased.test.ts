import {
  ERASED,
  type FareProduct,
  type Person,
  type Traveller,
  fulfillmentPolicies,
  isAllKeep,
  isNamedIn,
  personIn,
  reconcile,
  redacted,
  redactedMove,
  sameDocument,
  sameDocumentUnlessErased,
  sameLineUnlessErased,
  sameProduct,
  withheldReason,
} from '@ticket-distribution/domain';
import {
  aGroup,
  aLine,
  aProduct,
  aRecordedOrder,
  anOrder,
  anyOrderDocument,
  turned,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const person = (customerId: string, more: Partial<Record<'accounts' | 'cards', readonly string[]>> = {}): Person => ({
  customerId,
  accounts: new Set(more.accounts),
  cards: new Set(more.cards),
});
const traveller = (id: string, customerId: string | null): Traveller => ({
  id,
  userType: 'ADULT',
  userProfileRef: null,
  customerId,
});
const carrying = (...travellers: readonly Traveller[]): FareProduct => aProduct({ travellers });
const at = aRecordedOrder().snapshot.versions[0]?.recordedAt as never;

describe('A value that was erased', () => {
  it('equals any value, whoever of any order is erased, and however often', () => {
    fc.assert(
      fc.property(anyOrderDocument(), (document) => {
        for (const customerId of ['1000042', '1000077', '0001']) {
          const erased = redacted(document, person(customerId));
          expect(sameDocumentUnlessErased(erased, document)).to.equal(true);
          expect(sameDocumentUnlessErased(document, erased)).to.equal(true);
          expect(isNamedIn(erased, person(customerId))).to.equal(false);
          expect(redacted(erased, person(customerId))).to.equal(erased);
          expect(sameDocument(erased, document)).to.equal(!isNamedIn(document, person(customerId)));
        }
      }),
    );
  });

  it('equals any value in whatever order the lists come', () => {
    fc.assert(
      fc.property(anyOrderDocument(), (document) => {
        const erased = redacted(document, person('1000042'));
        const orderLines = document.orderLines.map((line) => ({
          ...line,
          fareProducts: line.fareProducts.map(turned),
        }));
        const other = { ...document, orderLines: orderLines.toReversed() };
        expect(sameDocumentUnlessErased(erased, other)).to.equal(true);
      }),
    );
  });

  it('lets everything beside it count as before', () => {
    const erased = anOrder({ ownerCustomerId: ERASED });
    expect(sameDocumentUnlessErased(erased, anOrder({ ownerCustomerId: '1' }))).to.equal(true);
    expect(sameDocumentUnlessErased(erased, anOrder({ ownerCustomerId: '1', pos: 'another' }))).to.equal(false);
    expect(sameDocumentUnlessErased(erased, anOrder({ lines: [] }))).to.equal(false);
    const line = aLine({ distributionHolderCustomerId: ERASED, customerAccountRef: 'a' });
    expect(sameLineUnlessErased(line, { ...line, distributionHolderCustomerId: null })).to.equal(true);
    expect(sameLineUnlessErased(line, { ...line, customerAccountRef: 'b' })).to.equal(false);
    expect(sameLineUnlessErased(line, { ...line, fareProducts: [] })).to.equal(false);
  });

  it('is paired with a traveller who fits, so that those who do not are found', () => {
    const two = carrying(traveller('a', ERASED), traveller('a', '2'));
    expect(sameProduct(two, carrying(traveller('a', '2'), traveller('a', '1')))).to.equal(true);
    expect(sameProduct(two, carrying(traveller('a', '1'), traveller('a', '2')))).to.equal(true);
    expect(sameProduct(two, carrying(traveller('a', '1'), traveller('a', '3')))).to.equal(false);
    expect(sameProduct(two, carrying(traveller('a', '2')))).to.equal(false);
  });
});

describe('What belongs to a person in an order', () => {
  const account = 'ENT:CustomerAccount:shared';
  const order = (...holders: readonly string[]) => {
    const lines = holders.map((holder, index) =>
      aLine({ id: `line-${index}`, distributionHolderCustomerId: holder, customerAccountRef: account }),
    );
    return { order: aRecordedOrder(anOrder({ lines })).snapshot, groups: [], decisions: [], deliveries: [] };
  };

  it('is the account of whoever holds alone on it', () => {
    expect([...personIn('9', order('9')).accounts]).to.deep.equal([account]);
    expect([...personIn('9', order('9', '8')).accounts]).to.deep.equal([]);
    expect([...personIn('7', order('9', '8')).accounts]).to.deep.equal([]);
  });

  it('is taken out of references that hold its name, where the name is long enough not to stand there by chance', () => {
    const line = aLine({ externalReference: 'for 1234567', products: [carrying(traveller('12', '12'))] });
    expect(redacted(line, person('1234567')).externalReference).to.equal(ERASED);
    expect(redacted(line, person('123')).externalReference).to.equal('for 1234567');
    expect(redacted(line, person('12')).fareProducts[0]?.travellers).to.deep.equal([traveller(ERASED, ERASED)]);
  });

  it('is no word of our own, but every word of others', () => {
    const said = (reason: string, to: 'FAILED' | 'DISTRIBUTED' = 'DISTRIBUTED') => {
      const move = {
        ticketDistributionId: 't',
        number: 1,
        from: 'DISTRIBUTING',
        to,
        at,
        by: 'app',
        orderVersion: 1,
        reason,
      };
      return redactedMove(move as never).reason;
    };
    const kept = [
      'generated',
      'picked up: g-1.issue.1.1',
      'order-changed, taken-back: validity, holder',
      'confirmed g.issue.1.1',
    ];
    expect(kept.map((reason) => said(reason))).to.deep.equal(kept);
    expect(said('refused g.issue.1.1: Kari has it')).to.equal(`refused g.issue.1.1: ${ERASED}`);
    expect(said('redistribution asked for: Kari')).to.equal(`redistribution asked for: ${ERASED}`);
    expect(said('Kari has it', 'FAILED')).to.equal(ERASED);
  });
});

describe('A version that is recorded after a person was erased', () => {
  const lines = [
    aLine({ id: 'a', version: 1, distributionHolderCustomerId: '9', products: [carrying(traveller('9', '9'))] }),
  ];
  const document = anOrder({ ownerCustomerId: '9', lines });
  const recorded = () => aRecordedOrder(redacted(document, person('9')));

  it('changes nothing when it is the same again, and does not bring the person back', () => {
    const order = recorded();
    const { snapshot } = order;
    expect(order.record(document, at)).to.equal('known');
    expect(isNamedIn(order.snapshot, person('9'))).to.equal(false);
    expect(order.snapshot).to.equal(snapshot);
  });

  it('contradicts what was recorded when anything else differs', () => {
    const order = recorded();
    expect(() => order.record({ ...document, pos: 'another' }, at))
      .to.throw()
      .with.property('code', 'order/version-conflict');
  });

  it('names the person again when it is a newer one, also in a line that keeps its number', () => {
    const order = recorded();
    expect(order.record({ ...document, version: 2 }, at)).to.equal('new');
    expect(order.snapshot.lines[0]?.versions.map(({ number }) => number)).to.deep.equal([1, 2]);
    expect(order.snapshot.lines[0]?.versions.at(-1)?.content.distributionHolderCustomerId).to.equal('9');
  });
});

describe('A plan for tickets of which a person was erased', () => {
  const account = 'ENT:CustomerAccount:a1';
  const said = (more: Partial<Parameters<typeof aLine>[0]> = {}) =>
    aLine({
      method: 'ACCOUNT_BASED_TICKETING',
      distributionHolderCustomerId: '9',
      customerAccountRef: account,
      products: [carrying(traveller('9', '9'), traveller('second', '2')), carrying(traveller('third', '3'))],
      ...more,
    });
  const bought = anOrder({ ownerCustomerId: '9', lines: [said()] });
  const erased = redacted(aGroup(bought).snapshot, person('9', { accounts: [account] }));
  const plan = (line: ReturnType<typeof said>, groups = [erased]) => {
    const order = aRecordedOrder(bought);
    order.record({ ...bought, version: 2, orderLines: [line] }, at);
    return reconcile(order.current, groups, fulfillmentPolicies);
  };

  it('sees no change where they are named as before, and gives them their names back', () => {
    const again = plan(said());
    expect(isAllKeep(again)).to.equal(true);
    const kept = again.groups.flatMap(({ entries }) =>
      entries.flatMap((entry) => ('parties' in entry ? entry.parties : [])),
    );
    const parties = { distributionHolderCustomerId: '9', customerAccountRef: account };
    expect(kept).to.deep.equal([parties, parties]);
  });

  it('sees no change where a line says just what is left of them', () => {
    const left = redacted(bought, person('9', { accounts: [account] }));
    const order = aRecordedOrder(left);
    expect(isAllKeep(reconcile(order.current, [erased], fulfillmentPolicies))).to.equal(true);
  });

  it('keeps a ticket that was given away with whoever holds it now', () => {
    const [first, ...others] = erased.tickets;
    if (first === undefined) throw new Error('there is no ticket');
    const parties = { distributionHolderCustomerId: '7', customerAccountRef: 'seven' };
    const given = { ...erased, tickets: [{ ...first, parties }, ...others] };
    const entries = plan(said(), [given]).groups.flatMap((group) => group.entries);
    const kept = entries.find((entry) => entry.action === 'keep' && entry.ticketDistributionId === first.id);
    expect(kept).to.deep.include({ parties });
  });

  it('leaves a ticket erased that was given to the person, whom the order never named', () => {
    const { snapshot } = aGroup(anOrder({ lines: [said({ distributionHolderCustomerId: '1' })] }));
    const [first, ...others] = snapshot.tickets;
    if (first === undefined) throw new Error('there is no ticket');
    const parties = { distributionHolderCustomerId: ERASED, customerAccountRef: ERASED };
    const given = { ...snapshot, tickets: [{ ...first, parties }, ...others] };
    const entries = plan(said({ distributionHolderCustomerId: '1' }), [given]).groups.flatMap((group) => group.entries);
    const kept = entries.find((entry) => entry.action === 'keep' && entry.ticketDistributionId === first.id);
    expect(kept).to.deep.include({ parties });
  });

  it('follows each ticket to its product by what is left of its travellers', () => {
    const [one, two] = said().fareProducts as [FareProduct, FareProduct];
    const later = said({
      products: [two, one].map((product) => ({ ...product, ref: null, name: { eng: 'Later' } })),
    });
    const entries = plan(later).groups.flatMap((group) => group.entries);
    const followed = entries.flatMap((entry) =>
      entry.action === 'update' ? [[entry.ticketDistributionId, entry.product.travellers.map(({ id }) => id)]] : [],
    );
    expect(followed).to.have.deep.members([
      [erased.tickets[0]?.id, ['9', 'second']],
      [erased.tickets[1]?.id, ['third']],
    ]);
  });

  it('withholds what can be told of nobody', () => {
    const [ticket] = erased.tickets;
    if (ticket === undefined) throw new Error('there is no ticket');
    const why = withheldReason(fulfillmentPolicies.ACCOUNT_BASED_TICKETING, {
      orderId: erased.orderId,
      orderLineId: erased.orderLineId,
      organisationId: 1,
      ownerCustomerId: erased.orderOwnerCustomerId,
      holderCustomerId: ticket.parties.distributionHolderCustomerId,
      customerAccountRef: ticket.parties.customerAccountRef,
      product: ticket.product,
      validity: ticket.validity,
    });
    expect(why?.code).to.equal('not-transmittable');
    expect(why?.message).to.include('holderCustomerId was erased').and.include('travellers was erased');
  });
});
