import { ConcurrencyConflict, type Transaction } from '@ticket-distribution/application';
import {
  Delivery,
  ERASED,
  type OrderId,
  type OrderSnapshot,
  type Person,
  TicketDistributionGroup,
  redacted,
  redactedAttempt,
  redactedDecision,
  redactedDelivery,
  redactedMove,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { aDrift } from '../builders/a-drift.js';
import { aGroup } from '../builders/a-group.js';
import { aKeyedRequest } from '../builders/a-keyed-request.js';
import { aLine } from '../builders/a-line.js';
import { aProduct } from '../builders/a-product.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { anAuditEntry } from '../builders/an-audit-entry.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { Suite } from '../runner/suite.js';
import { deliveryIn } from './delivery-in.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const CUSTOMER = '90090090091';
const PERSON: Person = { customerId: CUSTOMER, accounts: new Set(), cards: new Set() };

export function erasureContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const naming = async (customerId = CUSTOMER, after: string | null = null, limit = 10) =>
    store.read(({ orders }) => orders.naming({ customerId, after: after as OrderId | null, limit }));

  describe('The orders in which a customer is named', () => {
    const travelling = aLine({
      products: [aProduct({ travellers: [{ id: '1', userType: null, userProfileRef: null, customerId: CUSTOMER }] })],
    });

    it('are found by a version of theirs, by id, with where to go on', async () => {
      const documents = [
        anOrder({ id: 'a', ownerCustomerId: CUSTOMER }),
        anOrder({ id: 'b' }),
        anOrder({ id: 'c', lines: [travelling] }),
        anOrder({ id: 'd', lines: [aLine({ distributionHolderCustomerId: CUSTOMER })] }),
        anOrder({ id: 'e', lines: [aLine({ externalReference: `x${CUSTOMER}` })] }),
      ];
      await store.save({ orders: documents.map((document) => aRecordedOrder(document)) });
      expect(await naming()).to.deep.equal({ ids: ['a', 'c', 'd'], next: null });
      expect(await naming(CUSTOMER, null, 2)).to.deep.equal({ ids: ['a'], next: 'b' });
      expect(await naming(CUSTOMER, 'b', 2)).to.deep.equal({ ids: ['c', 'd'], next: 'd' });
      expect(await naming(CUSTOMER, 'd', 2)).to.deep.equal({ ids: [], next: null });
      expect((await naming('9009009009')).ids).to.deep.equal([]);
    });

    it('are found by a ticket alone, by what it waits for, by a decision, and by what was told', async () => {
      const ids = new SequentialIds();
      const { snapshot, newDecisions } = aGroup(anOrder({ id: 'ticket' }), { ids });
      const [ticket] = snapshot.tickets;
      if (ticket === undefined) throw new Error('the group has no ticket');
      const parties = { ...ticket.parties, distributionHolderCustomerId: CUSTOMER };
      const told = aGroup(anOrder({ id: 'told' }), { ids });
      const decided = aGroup(anOrder({ id: 'decided' }), { ids });
      const { handOver } = aDelivery({ key: 'told.issue.1.1', group: told.id }).snapshot;
      const issue = { ...handOver, orderId: 'told' as OrderId, ownerCustomerId: CUSTOMER };
      await store.save({
        orders: ['ticket', 'told', 'decided', 'other'].map((id) => aRecordedOrder(anOrder({ id }))),
        groups: [TicketDistributionGroup.restore({ ...snapshot, tickets: [{ ...ticket, parties }] }), told, decided],
        deliveries: [Delivery.of(issue, 1, { correlationId: 'c' }, snapshot.createdAt)],
      });
      const decisions = decided.newDecisions.map((decision) => ({
        ...decision,
        inputs: { ...decision.inputs, request: { distributionHolderCustomerId: CUSTOMER } },
      }));
      await store.transactions.run(async ({ groups }) =>
        groups.rewrite({ group: { ...decided.snapshot, revision: 1 }, moves: [], decisions }),
      );
      expect(newDecisions).to.have.length.above(0);
      expect((await naming()).ids).to.deep.equal(['decided', 'ticket', 'told']);
    });
  });

  describe('What is rewritten', () => {
    const group = aGroup(anOrder({ ownerCustomerId: CUSTOMER }), { ids: new SequentialIds() });
    const [ticket] = group.snapshot.tickets;
    const delivery = deliveryIn('REFUSED', aDelivery({ group: group.id, tickets: [ticket?.id ?? ''] }));
    const named = anOrder({ ownerCustomerId: CUSTOMER, lines: [aLine({ distributionHolderCustomerId: CUSTOMER })] });

    beforeEach(async () => {
      await store.save({
        orders: [aRecordedOrder(named)],
        groups: [group],
        deliveries: [delivery],
        drifts: [aDrift()],
        audit: [
          anAuditEntry(),
          anAuditEntry({ id: 'refused', order: null }),
          anAuditEntry({ id: 'x', subject: 'y', order: null }),
        ],
      });
    });

    const read = () =>
      store.read(async ({ orders, groups, deliveries, drifts }) => {
        const order = (await orders.find(named.id))?.snapshot as OrderSnapshot;
        const [stored] = await groups.ofOrder(group.snapshot.orderId);
        const [told] = await deliveries.ofGroups([group.id]);
        if (stored === undefined || told === undefined || ticket === undefined) throw new Error('something is gone');
        return {
          order,
          group: stored.snapshot,
          moves: await groups.historyOf(ticket.id),
          decisions: await groups.decisionsOf(group.id),
          delivery: told.snapshot,
          attempts: await deliveries.attemptsOf(told.key),
          drift: (await drifts.search({ page: 0, perPage: 1 })).items,
        };
      });
    type All = Awaited<ReturnType<typeof read>>;
    const redactedAll = ({ drift: [drift], ...all }: All): All => ({
      order: redacted(all.order, PERSON),
      group: redacted(all.group, PERSON),
      moves: all.moves.map((move) => ({ ...redactedMove(move), reason: ERASED })),
      decisions: all.decisions.map((decision) => redactedDecision(decision, PERSON)),
      delivery: redactedDelivery(all.delivery, PERSON),
      attempts: all.attempts.map(redactedAttempt),
      drift: drift === undefined ? [] : [{ ...drift, theirs: ERASED }],
    });
    const rewrite = async ({ orders, groups, deliveries, drifts }: Transaction, now: All): Promise<void> => {
      await orders.rewrite(now.order);
      await groups.rewrite({ group: now.group, moves: now.moves, decisions: now.decisions });
      await deliveries.rewrite(now.delivery, now.attempts);
      for (const drift of now.drift) await drifts.rewrite(drift);
    };
    const advanced = <T extends { readonly revision: number }>(one: T): T => ({ ...one, revision: one.revision + 1 });

    it('stands in the place of what was there, one revision on, in the same transaction and after it', async () => {
      const now = redactedAll(await read());
      await store.transactions.run(async (transaction) => {
        await rewrite(transaction, now);
        expect((await transaction.groups.find(group.id))?.snapshot).to.deep.equal(advanced(now.group));
      });
      const after = await read();
      expect(after).to.deep.equal({
        ...now,
        order: advanced(now.order),
        group: advanced(now.group),
        delivery: advanced(now.delivery),
        drift: now.drift.map(advanced),
      });
      expect(JSON.stringify(after)).to.include(ERASED);
      expect(JSON.stringify(after)).to.not.include(CUSTOMER);
      expect((await naming()).ids).to.deep.equal([]);
    });

    it('is found by the customer until then, and no longer', async () => {
      const found = async () => {
        const conditions = [{ field: 'orderOwnerCustomerId', operator: 'eq', values: [CUSTOMER] }] as const;
        return store.read(({ groups }) => groups.search({ conditions, page: 0, perPage: 1 }));
      };
      expect((await found()).totalItems).to.equal(1);
      const now = redactedAll(await read());
      await store.transactions.run((transaction) => rewrite(transaction, now));
      expect((await found()).totalItems).to.equal(0);
    });

    it('is refused at an old revision, each by itself', async () => {
      const old = await read();
      await store.transactions.run((transaction) => rewrite(transaction, old));
      const works: ((transaction: Transaction) => Promise<void>)[] = [
        ({ orders }) => orders.rewrite(old.order),
        ({ groups }) => groups.rewrite({ group: old.group, moves: [], decisions: [] }),
        ({ deliveries }) => deliveries.rewrite(old.delivery, []),
        async ({ drifts }) => {
          for (const drift of old.drift) await drifts.rewrite(drift);
        },
      ];
      for (const work of works) {
        expect(await rejection(store.transactions.run(work))).to.be.instanceOf(ConcurrencyConflict);
      }
    });

    it('may be entries of the audit: those of the order, and those about what belongs to it', async () => {
      const orderId = '9KX4T2QH' as OrderId;
      const subjects = [anAuditEntry().subject];
      const about = await store.read(({ audit }) => audit.about({ orderId, subjects }));
      expect(about.map(({ id }) => id)).to.have.members(['act-1', 'refused']);
      const none = await store.read(({ audit }) => audit.about({ orderId: 'none' as OrderId, subjects: [] }));
      expect(none).to.deep.equal([]);
      await store.transactions.run(async ({ audit }) => {
        for (const entry of about) await audit.rewrite({ ...entry, reason: ERASED });
      });
      const { items } = await store.read(({ audit }) => audit.search({ page: 0, perPage: 9 }));
      expect(items.filter(({ reason }) => reason === ERASED).map(({ id }) => id)).to.have.members(['act-1', 'refused']);
    });
  });

  it('finds entries of the audit by a name in subject, reason or details', async () => {
    const name = "O'B_%\\";
    const said = [{ reason: `for ${name}` }, { subject: name }, { details: { message: 'b' } }, { reason: 'O B' }];
    await store.save({ audit: said.map((more, index) => anAuditEntry({ id: `act-${index}`, ...more })) });
    const found = await store.read(({ audit }) => audit.naming(name, 10));
    expect(found.map(({ id }) => id)).to.have.members(['act-0', 'act-1']);
    expect(await store.read(({ audit }) => audit.naming(name, 1))).to.have.length(1);
  });

  it('forgets the answers to keyed requests that hold a value, and nothing else of them', async () => {
    const answered = (id: string, body: object) =>
      aKeyedRequest({
        id,
        claim: null,
        effects: ['record'],
        answer: { status: 200, headers: {}, body: JSON.stringify(body) },
      });
    const requests = [
      answered('a', { items: [{ customerId: CUSTOMER }] }),
      answered('b', { text: `${CUSTOMER}0` }),
      answered('c', { 'say "it"': 'å "quoted" \\ text' }),
      aKeyedRequest({ id: 'd' }),
    ];
    await store.save({ requests });
    const forgotten = await store.transactions.run((transaction) =>
      transaction.requests.forgetAnswers([CUSTOMER, 'å "quoted" \\ text']),
    );
    expect(forgotten).to.equal(2);
    expect(await store.transactions.run((transaction) => transaction.requests.forgetAnswers([]))).to.equal(0);
    for (const { id, answer, ...request } of requests) {
      const isForgotten = id === 'a' || id === 'c';
      const revision = isForgotten ? 2 : 1;
      expect(await store.read(({ requests: stored }) => stored.find(id)), id).to.deep.equal({
        ...request,
        id,
        revision,
        answer: isForgotten ? null : answer,
      });
    }
  });
}
