import type { CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, DeliveryKey, HandOver, TicketDistributionId } from '@ticket-distribution/domain';
import type { FakeTicketSystem } from '@ticket-distribution/testkit';

export const SECRET = 'a-password';

/** What a gateway makes of the outcomes of its calls, and of questions where that is said. */
type Change = (outcome: CallOutcome, handOver: HandOver) => CallOutcome;

const saying =
  (change: Change) =>
  (system: FakeTicketSystem): Partial<TicketSystemGateway> => ({
    handOver: async (handOver, context) => {
      const result = await system.handOver(handOver, context);
      return { ...result, outcome: change(result.outcome, handOver) };
    },
  });

const writing = (request: (handOver: HandOver) => string) => (system: FakeTicketSystem) => ({
  handOver: async (handOver: HandOver, context: { correlationId: string }): Promise<CallResult> => {
    const { outcome } = await system.handOver(handOver, context);
    return { outcome, transcript: { request: request(handOver), answer: null } };
  },
});

const unknownIs =
  (kind: 'refused' | 'no-effect'): Change =>
  (outcome) =>
    outcome.kind === 'unknown' ? { kind, reason: outcome.reason } : outcome;

let keys = 0;
const anotherKey = (): DeliveryKey => {
  keys += 1;
  return `another-${keys}` as DeliveryKey;
};

/** What is wrong with a gateway to the system. */
export type Faults = (system: FakeTicketSystem) => Partial<TicketSystemGateway>;

/** Each fault, and a title of the contract that has to find it; others may find it too. */
export const BROKEN_GATEWAYS: Readonly<Record<string, readonly [Faults, RegExp]>> = {
  'leaves a ticket without an answer': [
    saying((outcome) =>
      outcome.kind === 'applied' ? { ...outcome, references: outcome.references.slice(1) } : outcome,
    ),
    /^names every ticket of an issue once/,
  ],
  'answers a ticket twice': [
    saying((outcome) =>
      outcome.kind === 'applied' ? { ...outcome, references: [...outcome.references, ...outcome.references] } : outcome,
    ),
    /^names every ticket of an issue once/,
  ],
  'tells a time-out as refused': [saying(unknownIs('refused')), /^that meets time-out/],
  'tells a lost answer as no effect': [saying(unknownIs('no-effect')), /^that meets answer-lost/],
  'believes that garbage is a yes': [
    saying((outcome, handOver) =>
      outcome.kind === 'unknown' ? { kind: 'applied', references: namesOf(handOver) } : outcome,
    ),
    /^that meets garbage/,
  ],
  'fails where the connection breaks': [
    saying((outcome) => {
      if (outcome.kind === 'unknown') throw new TypeError('fetch failed');
      return outcome;
    }),
    /^that meets request-lost/,
  ],
  'waits for ever where nobody listens': [
    (system) => ({
      handOver: async (handOver, context) => {
        const result = await system.handOver(handOver, context);
        return result.outcome.kind === 'no-effect' ? new Promise(() => {}) : result;
      },
    }),
    /^that meets connection-refused/,
  ],
  'forgets the key': [
    (system) => ({ handOver: (handOver, context) => system.handOver({ ...handOver, key: anotherKey() }, context) }),
    /^has its effect once, however often it is told/,
  ],
  'forgets the key of what it cancels': [
    (system) => ({
      handOver: (handOver, context) =>
        system.handOver(handOver.operation === 'cancel' ? { ...handOver, issueKey: anotherKey() } : handOver, context),
    }),
    /^that was cancelled before it came is dead/,
  ],
  'cancels more than it is told to': [
    (system) => ({
      handOver: (handOver, context) =>
        system
          .handOver(
            handOver.operation === 'cancel' ? { ...handOver, ticketDistributionIds: system.tickets } : handOver,
            context,
          )
          .then((result) => ({ ...result, outcome: onlyNamed(result.outcome, handOver) })),
    }),
    /^is for the tickets that are named/,
  ],
  'tells again what the system refused, under another key': [
    (system) => ({
      handOver: async (handOver, context) => {
        const result = await system.handOver(handOver, context);
        const isRefused = result.outcome.kind === 'refused';
        return isRefused ? system.handOver({ ...handOver, key: anotherKey() }, context) : result;
      },
    }),
    /^that was cancelled before it came is dead/,
  ],
  'leaves a change open that its system does not have': [
    saying((outcome, { operation }) =>
      operation === 'transfer' ? { kind: 'unknown', reason: 'there is no such thing' } : outcome,
    ),
    /^ends every change in place/,
  ],
  'says that nothing is there when its question is not answered': [
    (system) => ({
      ask: async (handOver, context) => {
        const result = await system.ask(handOver, context);
        const isAnswered = result.outcome.kind === 'applied' || result.outcome.kind === 'refused';
        return isAnswered ? result : { ...result, outcome: { kind: 'not-found', reason: 'nothing there' } };
      },
    }),
    /^that meets unavailable/,
  ],
  'sees nothing when its look is not answered': [
    (system) => ({
      look: async (asked, context) => {
        const look = await system.look(asked, context);
        return look.failure === null ? look : { reports: asked.map((key) => ({ key, tickets: null })), failure: null };
      },
    }),
    /^that meets unavailable/,
  ],
  'leaves out what it did not see, and does not say so': [
    (system) => ({ look: async (asked, context) => ({ ...(await system.look(asked, context)), failure: null }) }),
    /^that meets unavailable/,
  ],
  'looks at the first key only': [
    (system) => ({ look: (asked, context) => system.look(asked.slice(0, 1), context) }),
    /^takes as many keys as its gateway says/,
  ],
  'sees cancelled tickets as valid': [
    (system) => ({
      look: async (asked, context) => {
        const look = await system.look(asked, context);
        const asValid = (key: (typeof look.reports)[number]) => ({
          ...key,
          tickets: key.tickets?.map((ticket) => ({ ...ticket, status: 'DISTRIBUTED' as const })) ?? null,
        });
        return { ...look, reports: look.reports.map(asValid) };
      },
    }),
    /^tells a cancelled ticket as cancelled/,
  ],
  'writes down whose ticket it is': [
    writing((handOver) => JSON.stringify(handOver)),
    /^names every ticket of an issue once/,
  ],
  'writes down its password': [writing(() => `Authorization: ${SECRET}`), /^names every ticket of an issue once/],
};

function namesOf(handOver: HandOver) {
  return handOver.operation === 'issue'
    ? handOver.tickets.map(({ ticketDistributionId }) => nameless(ticketDistributionId))
    : [];
}

function onlyNamed(outcome: CallOutcome, handOver: HandOver): CallOutcome {
  if (outcome.kind !== 'applied' || handOver.operation !== 'cancel') return outcome;
  return { kind: 'applied', references: handOver.ticketDistributionIds.map(nameless) };
}

function nameless(ticketDistributionId: TicketDistributionId) {
  return { ticketDistributionId, externalReference: null, fareContractRef: null, customerAccountRef: null };
}
