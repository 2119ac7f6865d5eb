import { type AnswerOf, type Client, type ProblemOf, createClient, itemsOf } from '@ticket-distribution/client';
import {
  type Drift,
  type OrderDocumentBody,
  type RecordedOrder,
  TicketStatus,
} from '@ticket-distribution/client/schemas';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const client: Client = createClient({ baseUrl: 'http://127.0.0.1:1', clientName: 'a-test' });
const path = { orderId: 'A', version: 1 };
const body: OrderDocumentBody = {
  id: 'A',
  version: 1,
  status: 'CONFIRMED',
  organisationId: 1,
  ownerCustomerId: '1000042',
  orderLines: [],
};

/** Never called: what it holds has to compile, or has not to, where that is said. */
export const CALLS: readonly (() => unknown)[] = [
  () => client.recordOrderVersion({ path, body }),
  () => client.readTicketSystems(),
  () => client.searchDrifts({ query: { state: 'all', page: undefined } }),
  // @ts-expect-error -- a path without its version
  () => client.recordOrderVersion({ path: { orderId: 'A' }, body }),
  // @ts-expect-error -- no body
  () => client.recordOrderVersion({ path }),
  // @ts-expect-error -- a status that there is not
  () => client.recordOrderVersion({ path, body: { ...body, status: 'PAID' } }),
  // @ts-expect-error -- a text for a number
  () => client.recordOrderVersion({ path, body: { ...body, organisationId: '1' } }),
  // @ts-expect-error -- a field that there is not
  () => client.pauseTicketSystem({ path: { system: 'NOD' }, body: { reason: 'x', until: 'tomorrow' } }),
  // @ts-expect-error -- a ticket system by its older spelling
  () => client.resumeTicketSystem({ path: { system: 'nod' } }),
  // @ts-expect-error -- a filter that there is not
  () => client.searchDrifts({ query: { colour: 'red' } }),
  // @ts-expect-error -- an operation that there is not
  () => client.burnTickets(),
  // @ts-expect-error -- no list
  () => itemsOf(client.readOrder, { path: { orderId: 'A' } }),
];

function told(answer: AnswerOf<'recordOrderVersion'>): RecordedOrder | string {
  if (answer.ok) {
    const status: 200 | 201 = answer.status;
    return status === 201 ? answer.body : String(status);
  }
  const { problem } = answer;
  if (problem.code === 'request/malformed') return problem.violations.map(({ field }) => field).join();
  if (problem.code === 'order/version-conflict') {
    const conflict: 409 = problem.status;
    return String(conflict);
  }
  // @ts-expect-error -- only a malformed request has violations
  return String(problem.violations);
}

describe('The types of the client', () => {
  it('let a refusal be told by its code, and by no code that the operation has not', () => {
    const problem = { code: 'order/version-conflict', status: 409 } as ProblemOf<'order/version-conflict'>;
    const common = { headers: new Headers(), text: '' };
    expect(told({ ...common, ok: false, status: 409, problem })).to.equal('409');
    // @ts-expect-error -- recording an order refuses nothing of a drift
    const code: Extract<AnswerOf<'recordOrderVersion'>, { ok: false }>['problem']['code'] = 'drift/not-open';
    expect(code).to.equal('drift/not-open');
  });

  it('have the words of an enum as a list of the same name', () => {
    const status: TicketStatus = 'DISTRIBUTED';
    expect(TicketStatus).to.include(status);
  });

  it('know what a list holds', async () => {
    const drifts: AsyncGenerator<Drift, void, undefined> = itemsOf(client.searchDrifts, { query: { perPage: 1 } });
    await drifts.return();
    expect(CALLS.length).to.be.greaterThan(10);
  });
});
