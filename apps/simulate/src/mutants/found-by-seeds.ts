import type { PlantedBug } from './mutant.js';

/** The bugs that a campaign has to find. */
export const FOUND_BY_SEEDS: readonly PlantedBug[] = [
  {
    name: 'lost-lock',
    // Without the lock alone no seed breaks a promise: revisions find what it prevents.
    breaks: 'whoever decides about an order neither locks it nor finds out that its groups were stored since',
    edits: [
      {
        file: 'testkit/dist/in-memory/in-memory-group-repository.js',
        find: 'if ((this.state.groups.get(id)?.revision ?? 0) !== revision) {',
        put: 'if (revision === 0 && this.state.groups.has(id)) {',
      },
      {
        file: 'application/dist/shared/find-order.js',
        find: 'await orders.lock(orderId)',
        put: 'await orders.find(orderId)',
      },
      {
        file: 'application/dist/shared/find-order.js',
        find: 'await orders.lock(id)',
        put: 'await orders.find(id)',
      },
    ],
  },
  {
    name: 'event-untold',
    breaks: 'a move of a ticket is not told when it was refused for good',
    edits: [{ file: 'domain/dist/events/group-events.js', find: "FAILED: 'Failed',", put: '' }],
  },
  {
    name: 'settled-too-soon',
    breaks: 'a version counts as settled while the outcome of a delivery is unknown',
    edits: [
      {
        file: 'domain/dist/events/version-settled.js',
        find: "state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN'",
        put: "state === 'PENDING' || state === 'IN_FLIGHT'",
      },
    ],
  },
  {
    name: 'reader-ahead',
    breaks: 'a reader of the feed goes by positions that are still to be committed',
    edits: [
      {
        file: 'simulation/dist/store/simulated-store.js',
        find: 'Math.min(this.lastPosition, ...[...this.takenPositions.values()].map((first) => first - 1))',
        put: 'this.lastPosition',
      },
    ],
  },
  {
    name: 'stored-after-commit',
    breaks: 'deliveries are stored after the transaction that decides them',
    edits: [
      {
        file: 'application/dist/groups/group-keeper.js',
        find: 'for (const delivery of [...withdrawn, ...stored])',
        put: 'for (const delivery of [...withdrawn, ...stored].filter((one) => !keeping.handedOver?.includes(one)))',
      },
      {
        file: 'application/dist/distribution/distribute-groups.js',
        find: '        this.courier.dispatch(stored);',
        put: `        await this.transactions.run(async ({ deliveries }) => {
            for (const one of stored) if ((await deliveries.find(one.key)) === undefined) await deliveries.save(one);
        });
        this.courier.dispatch(stored);`,
      },
    ],
  },
  {
    name: 'key-without-ordinal',
    breaks: 'two hand-overs of a line version share a key',
    edits: [
      {
        file: 'domain/dist/hand-over/hand-over-key.js',
        find: '.${orderLineVersion}.${ordinal}',
        put: '.${orderLineVersion}',
      },
    ],
  },
  {
    name: 'refused-key-forgotten',
    breaks: 'a ticket system carries a request out that it had refused under the same key',
    edits: [
      {
        file: 'testkit/dist/fakes/fake-ticket-system.js',
        find: 'this.answers.set(key, { content, outcome });',
        put: "if (outcome.kind === 'applied') this.answers.set(key, { content, outcome });",
      },
    ],
  },
  {
    name: 'no-tombstone',
    breaks: 'a ticket system issues under a key that was cancelled before it came',
    edits: [
      {
        file: 'testkit/dist/fakes/ticket-register.js',
        find: 'this.dead.add(issueKey);',
        put: ';',
      },
    ],
  },
  {
    name: 'outcome-without-claim',
    breaks: 'an outcome is written under the claim of somebody else',
    edits: [
      {
        file: 'domain/dist/delivery/delivery.js',
        find: 'const { claim, attemptCount: number, correlationId } = this.state;\n        if (claim?.by !== by)',
        put: 'const { claim, attemptCount: number, correlationId } = this.state;\n        if (claim === null)',
      },
    ],
  },
  {
    name: 'out-of-order',
    breaks: 'deliveries of one ticket do not wait for each other',
    edits: [
      {
        file: 'domain/dist/group/ticket-distribution-group.js',
        find: 'const busy = new Set(left.flatMap(({ handOver }) => ticketsOf(handOver)));',
        put: 'const busy = new Set();',
      },
      {
        file: 'domain/dist/delivery/delivery-order.js',
        find: 'ordinal < delivery.ordinal &&',
        put: 'ordinal < 0 &&',
      },
    ],
  },
  {
    name: 'two-way-validity',
    breaks: 'a later order version takes back what somebody moved by hand',
    edits: [
      {
        file: 'domain/dist/plan/ticket-changes.js',
        find: 'sameValidity(validityOf(ticket.product), validityOf(product)) ? ticket.validity : validityOf(product)',
        put: 'validityOf(product)',
      },
    ],
  },
  {
    name: 'two-way-account',
    breaks: 'a later order version takes a transfer back',
    edits: [
      {
        file: 'domain/dist/plan/ticket-changes.js',
        find: 'sameParties(base, next) || sameParties(now, next) || (ownerAlone && wasGiven)',
        put: 'sameParties(now, next)',
      },
    ],
  },
  {
    name: 'unknown-is-refused',
    breaks: 'a lost answer counts as no effect, so that a new key is used',
    edits: [
      {
        file: 'application/dist/delivery/make-call.js',
        find: 'outcome: checkedOutcome(handOver, result.outcome) };',
        put: "outcome: result.outcome.kind === 'unknown' ? { ...result.outcome, kind: 'refused' } : result.outcome };",
      },
    ],
  },
  {
    name: 'set-aside-is-failed',
    breaks: 'a ticket fails that may exist, because its attempts are used up',
    edits: [
      {
        file: 'application/dist/delivery/record-outcome.js',
        find: 'const group = isAnswered(state) ? await this.keeper.findInTurn(transaction, groupId) : null;',
        put: `const group = isAnswered(state) || state === 'SET_ASIDE' ? await this.keeper.findInTurn(transaction, groupId) : null;
        if (state === 'SET_ASIDE') settlement = { ...settlement, outcome: { kind: 'refused', reason: 'given up' } };`,
      },
    ],
  },
  {
    name: 'cancel-lost-to-pickup',
    breaks: 'a cancel that lost to a pickup is not followed by an order on the medium',
    edits: [
      {
        file: 'domain/dist/follow-up/answered-ticket.js',
        find: 'if (outcome.pickedUp !== true || pickedUp) {',
        put: `if (outcome.pickedUp === true && !pickedUp) return cancelled(ticket, { issueKey }, reason);
    if (outcome.pickedUp !== true || pickedUp) {`,
      },
    ],
  },
  {
    name: 'nothing-follows',
    breaks: 'what changed while a call was under way is never told',
    edits: [
      {
        file: 'application/dist/delivery/record-outcome.js',
        find: 'return this.keeper.keep(transaction, [group], { occasion, origin, ...(mayEndDrifts && { mayEndDrifts }) });',
        put: 'await transaction.groups.save(group); return [];',
      },
    ],
  },
  {
    name: 'any-answer-counts',
    breaks: 'an answer that names other tickets is believed',
    edits: [
      {
        file: 'domain/dist/hand-over/checked-outcome.js',
        find: "if (outcome.kind !== 'applied')",
        put: "if (outcome.kind !== 'none')",
      },
    ],
  },
  {
    name: 'lease-never-renewed',
    breaks: 'a call that lasts longer than its lease is taken up by others',
    edits: [
      {
        file: 'application/dist/leases/leases.js',
        find: 'const claims = [...this.held.keys()];',
        put: 'const claims = [];',
      },
    ],
  },
  {
    name: 'expiry-ignored',
    breaks: 'what a dead process left is never taken up',
    edits: [
      {
        file: 'application/dist/leases/take-up-expired.js',
        find: 'await deliveries.expired(at, AT_ONCE)',
        put: '[]',
      },
    ],
  },
  {
    name: 'live-claims-interrupted',
    breaks: 'what a live process is busy with is taken up',
    edits: [
      {
        file: 'application/dist/leases/take-up-expired.js',
        find: 'await deliveries.expired(at, AT_ONCE)',
        put: 'await deliveries.claimed()',
      },
    ],
  },
  {
    name: 'key-forgets-effects',
    breaks: 'a request that is sent again under its idempotency key is done again',
    edits: [
      {
        file: 'application/dist/transactions/unit-of-work.js',
        find: 'request.effects.includes(effect)',
        put: 'effect === null',
      },
    ],
  },
  {
    name: 'skip-gives-nothing-up',
    breaks: 'an issue that an operator calls not there can still land',
    edits: [{ file: 'application/dist/desk/skip-delivery.js', find: 'group.giveUp(handOver, occasion);', put: ';' }],
  },
  {
    name: 'transfer-takes-all',
    breaks: 'giving one ticket away takes its siblings along',
    edits: [
      {
        file: 'domain/dist/actions/transfer.js',
        find: 'tickets: [[ticket.id, [{ reason, statusReason, parties, standing: { changeRefused: null } }]]],',
        put: `tickets: group.tickets.filter((one) => isLive(one.status)).map((one) => [one.id,
            [{ reason, statusReason: one.statusReason, parties, standing: { changeRefused: null } }]]),`,
      },
    ],
  },
  {
    name: 'interrupted-for-ever',
    breaks: 'a delivery whose attempts were all interrupted is never set aside',
    edits: [
      {
        file: 'domain/dist/delivery/delivery.js',
        find: "if (this.attemptsInRound(attempts) === 0)\n            return this.move('SET_ASIDE', at);\n        this.state = { ...this.state, nextAttemptAt: at };",
        put: 'this.state = { ...this.state, nextAttemptAt: at };',
      },
    ],
  },
  {
    name: 'exchange-at-once',
    breaks: 'the old ticket of an exchange is cancelled before the new one is out',
    edits: [
      {
        file: 'application/dist/groups/group-keeper.js',
        find: 'for (const group of of)\n            family.set(group.id, group);',
        put: 'for (const group of of) if (group.before !== null || related.length === 0) family.set(group.id, group);',
      },
    ],
  },
  {
    name: 'exchange-without-end',
    breaks: 'the old ticket of an exchange is never cancelled, though the new one is out',
    edits: [
      {
        file: 'application/dist/groups/group-keeper.js',
        find: 'return [...released];',
        put: 'return [];',
      },
    ],
  },
  {
    name: 'one-is-all',
    breaks: 'handing one ticket over anew hands all of the order over anew',
    edits: [
      {
        file: 'domain/dist/actions/redistribute.js',
        find: 'ticketsAskedFor(group, asked).map(',
        put: 'group.tickets.map(',
      },
    ],
  },
  {
    name: 'answers-out-of-turn',
    breaks: 'two answers at the same moment each go by what the other group was before',
    edits: [
      {
        file: 'application/dist/groups/group-keeper.js',
        find: 'await orders.lock(found.snapshot.orderId);',
        put: '',
      },
    ],
  },
  {
    name: 'remembered-for-good',
    breaks: 'an outcome is written on what its process remembers, though somebody else stored it since',
    edits: [
      {
        file: 'application/dist/delivery/outcome-writer.js',
        find: 'remembered = null;',
        put: '',
      },
    ],
  },
];
