import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { IssueHandOver } from '@ticket-distribution/domain';
import { transportFault } from '@ticket-distribution/gateway-http';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, TRAVEL_CARD, aCancel, aTransfer, anUpdate } from './hand-overs.js';
import { type ScriptedAnswer, deadAddress, withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING, BIFROST, INTERNATIONAL, NOD, NOD_TRAVEL_CARD, SYSTEMS } from './systems.js';

const SHORT = 60;

interface Fault {
  readonly name: string;
  readonly answer: ScriptedAnswer;
  readonly kind: 'no-effect' | 'unknown';
  readonly reason: RegExp;
  readonly timeoutMs?: number;
}

const HTML = '<html><head><title>Bad gateway</title></head><body><p>Sorry</body></html>';

const FAULTS: readonly Fault[] = [
  { name: '503', answer: { status: 503, body: '{}' }, kind: 'no-effect', reason: /503/ },
  { name: '503 from a proxy, as HTML', answer: { status: 503, body: HTML }, kind: 'no-effect', reason: /503/ },
  { name: '429', answer: { status: 429, body: '' }, kind: 'no-effect', reason: /429/ },
  { name: 'silence', answer: 'hang', kind: 'unknown', reason: /time limit/, timeoutMs: SHORT },
  {
    name: 'half an answer and silence',
    answer: 'hang-in-the-body',
    kind: 'unknown',
    reason: /time limit/,
    timeoutMs: SHORT,
  },
  { name: 'a reset connection', answer: 'reset', kind: 'unknown', reason: /connection failed/ },
  {
    name: 'a connection reset in the answer',
    answer: 'reset-in-the-body',
    kind: 'unknown',
    reason: /connection failed/,
  },
  { name: 'a closed connection', answer: 'close', kind: 'unknown', reason: /connection failed/ },
  { name: 'an answer without end', answer: 'flood', kind: 'unknown', reason: /longer than 1024 KiB/ },
  { name: '500 as HTML', answer: { status: 500, body: HTML }, kind: 'unknown', reason: /not XML|not of the protocol/ },
  { name: '502', answer: { status: 502, body: HTML }, kind: 'unknown', reason: /502/ },
  { name: '504', answer: { status: 504, body: '' }, kind: 'unknown', reason: /504/ },
  { name: 'HTML with status 200', answer: { status: 200, body: HTML }, kind: 'unknown', reason: /not XML|not JSON/ },
  { name: 'an empty answer', answer: { status: 200, body: '' }, kind: 'unknown', reason: /not XML|not JSON/ },
  { name: '204', answer: { status: 204, body: '' }, kind: 'unknown', reason: /204/ },
  { name: '404 from a proxy', answer: { status: 404, body: HTML }, kind: 'unknown', reason: /404|not JSON/ },
  { name: '401', answer: { status: 401, body: '{"code":"REFUSED"}' }, kind: 'unknown', reason: /401/ },
];

type Call = (gateway: TicketSystemGateway) => ReturnType<TicketSystemGateway['handOver']>;

/** The calls that only some systems take: a cancel on the medium of NOD, changes in place elsewhere. */
function onlyOf({ pickup }: IssueHandOver): Readonly<Record<string, Call>> {
  if (pickup === null) {
    return {
      'an update': (gateway) => gateway.handOver(anUpdate(), CONTEXT),
      'a transfer': (gateway) => gateway.handOver(aTransfer(), CONTEXT),
    };
  }
  const { mediaSerialNumberId } = TRAVEL_CARD;
  const onMedium = aCancel({ pickedUp: true, medium: pickup.medium, mediaSerialNumberId });
  return { 'a cancel on the medium': (gateway) => gateway.handOver(onMedium, CONTEXT) };
}

for (const { name: system, issue, open } of SYSTEMS) {
  const calls: Readonly<Record<string, Call>> = {
    'an issue': (gateway) => gateway.handOver(issue, CONTEXT),
    'a cancel': (gateway) => gateway.handOver(aCancel(), CONTEXT),
    'a question': (gateway) => gateway.ask(issue, CONTEXT),
    ...onlyOf(issue),
  };

  describe(`The gateway to ${system}`, () => {
    for (const { name, answer, kind, reason, timeoutMs } of FAULTS) {
      it(`says ${kind} of ${name}`, () =>
        withServer(answer, async ({ baseUrl }) => {
          for (const [call, make] of Object.entries(calls)) {
            const { outcome } = await make(open({ baseUrl, ...(timeoutMs !== undefined && { timeoutMs }) }));
            expect(outcome.kind, call).to.equal(kind);
            expect('reason' in outcome && outcome.reason, call).to.match(reason);
          }
          const gateway = open({ baseUrl, ...(timeoutMs !== undefined && { timeoutMs }) });
          const { reports, failure } = await gateway.look([issue.key], CONTEXT);
          expect(reports, 'a look').to.deep.equal([]);
          expect(failure, 'a look').to.match(reason);
        }));
    }

    it('says no-effect when nobody listens', async () => {
      const baseUrl = await deadAddress();
      for (const [call, make] of Object.entries(calls)) {
        const { outcome, transcript } = await make(open({ baseUrl }));
        expect(outcome, call).to.deep.equal({ kind: 'no-effect', reason: 'connection refused' });
        expect(transcript.answer, call).to.equal(null);
      }
      const { failure } = await open({ baseUrl }).look([issue.key], CONTEXT);
      expect(failure).to.equal(`1 of 1 keys not seen; ${issue.key}: connection refused`);
    });

    it('follows no redirection', () =>
      withServer({ status: 307, body: '', headers: { location: '/elsewhere' } }, async ({ baseUrl, received }) => {
        const { outcome } = await open({ baseUrl }).handOver(issue, CONTEXT);
        expect(outcome.kind).to.equal('unknown');
        expect(received).to.have.length(1);
      }));

    it('calls once only, below the base address, and passes the correlation id on', () =>
      withServer('close', async ({ baseUrl, received }) => {
        await open({ baseUrl: `${baseUrl}/outside/` }).handOver(issue, { correlationId: 'trace ☂ 7\n' });
        expect(received).to.have.length(1);
        expect(received[0]?.path).to.match(/^\/outside\/(nod\/backoffice|[a-z-]+\/v1\/hand-overs)$/);
        expect(received[0]?.headers['x-correlation-id']).to.equal('trace ? 7?');
      }));

    it('is not made for an address that is none of HTTP', () => {
      for (const baseUrl of ['localhost:3100', 'file:///tmp', '']) expect(() => open({ baseUrl })).to.throw(TypeError);
    });
  });
}

describe('A fault of the transport', () => {
  const failed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
  const fault = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });

  it('proves that nothing was sent when the host has no address or cannot be reached', () => {
    for (const cause of [
      fault('ENOTFOUND', 'getaddrinfo'),
      fault('EAI_AGAIN', 'getaddrinfo'),
      fault('ECONNREFUSED', 'connect'),
      fault('EHOSTUNREACH', 'connect'),
      fault('ENETUNREACH', 'connect'),
    ]) {
      expect(transportFault(failed(cause)).kind, cause.message).to.equal('no-effect');
    }
  });

  it('proves it of a host with several addresses only if all of them refused', () => {
    const refused = fault('ECONNREFUSED', 'connect');
    const slow = fault('ETIMEDOUT', 'connect');
    expect(transportFault(failed(new AggregateError([refused, refused]))).kind).to.equal('no-effect');
    expect(transportFault(failed(new AggregateError([refused, slow]))).kind).to.equal('unknown');
  });

  it('proves nothing when it came from a connection that was open', () => {
    expect(transportFault(failed(fault('EHOSTUNREACH', 'read'))).kind).to.equal('unknown');
    expect(transportFault(failed(fault('ECONNRESET', 'read'))).reason).to.equal('the connection failed (ECONNRESET)');
  });

  it('proves nothing when it is not known at all', () => {
    for (const error of ['text', undefined, null, new Error('bug'), failed(new AggregateError([]))]) {
      expect(transportFault(error).kind).to.equal('unknown');
    }
  });
});

describe('Every gateway', () => {
  it('promises that its system answers a key once and for ever', () => {
    for (const { open } of [NOD, NOD_TRAVEL_CARD, ACCOUNT_BASED_TICKETING]) {
      expect(open({ baseUrl: 'http://127.0.0.1:1' }).dedupes).to.equal(true);
    }
  });

  it('says how many keys a look takes', () => {
    const sizes = [NOD, NOD_TRAVEL_CARD, ACCOUNT_BASED_TICKETING, INTERNATIONAL, BIFROST].map(
      ({ open }) => open({ baseUrl: 'http://127.0.0.1:1' }).keysPerLook,
    );
    expect(sizes).to.deep.equal([100, 100, 20, 20, 20]);
  });
});
