import { handOverMessage } from '@ticket-distribution/gateway-json';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel, aTicket, aTransfer, anIssue, anUpdate } from './hand-overs.js';
import { withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING, INTERNATIONAL } from './systems.js';

describe('What is sent to a ticket system as JSON', () => {
  it('is an issue with its parties and its tickets', () => {
    const { product, startOfValidity, endOfValidity } = aTicket('ticket-1');
    const { topologies, legs, seats, supplements, travellers } = product;
    expect(handOverMessage(anIssue({ tickets: [aTicket('ticket-1')] }))).to.deep.equal({
      key: 'group-1.issue.1.1',
      operation: 'issue',
      orderId: '9KX4T2QH',
      orderLineId: 'line-1',
      organisationId: 1,
      ownerCustomerId: '1000042',
      holderCustomerId: '1000077',
      customerAccountRef: 'ENT:CustomerAccount:1000077',
      language: 'nob',
      tickets: [
        {
          ticketDistributionId: 'ticket-1',
          product: { id: product.id, version: product.version, name: product.name },
          startOfValidity,
          endOfValidity,
          topologies,
          legs,
          seats,
          supplements,
          travellers,
        },
      ],
    });
  });

  it("tells the ticket's own validity and only names that say something", () => {
    const ticket = aTicket('ticket-1', { name: { nob: 'Billett', eng: ' ' } });
    const moved = { ...ticket, startOfValidity: '2026-12-05T08:00:00.000Z' as typeof ticket.startOfValidity };
    const { tickets } = handOverMessage(anIssue({ tickets: [moved] })) as { tickets: Record<string, unknown>[] };
    expect(tickets[0]).to.have.property('startOfValidity', '2026-12-05T08:00:00.000Z');
    expect(tickets[0]).to.have.deep.nested.property('product.name', { nob: 'Billett' });
  });

  it('is a cancel that names the issue', () => {
    expect(handOverMessage(aCancel())).to.deep.equal({
      key: 'group-1.cancel.2.2',
      operation: 'cancel',
      issueKey: 'group-1.issue.1.1',
      ticketDistributionIds: ['ticket-1', 'ticket-2'],
      effectiveDate: null,
    });
  });

  it('is an update with the whole new content of its ticket, as an issue would have it', () => {
    const ticket = aTicket('ticket-1');
    const { tickets } = handOverMessage(anIssue({ tickets: [ticket] })) as { tickets: object[] };
    const head = { key: 'group-1.update.2.3', operation: 'update' };
    expect(handOverMessage(anUpdate({ ticket }))).to.deep.equal({ ...head, ...tickets[0] });
  });

  it('is an update of the validity with nothing but the validity', () => {
    const { startOfValidity, endOfValidity } = aTicket('ticket-1');
    const operation = 'update-validity';
    expect(handOverMessage(anUpdate({ operation }))).to.deep.equal({
      key: 'group-1.update.2.3',
      operation,
      ticketDistributionId: 'ticket-1',
      startOfValidity,
      endOfValidity,
    });
  });

  it('is a transfer with the new holder and account', () => {
    expect(handOverMessage(aTransfer())).to.deep.equal({
      key: 'group-1.transfer.2.4',
      operation: 'transfer',
      ticketDistributionId: 'ticket-1',
      customerAccountRef: 'ATB:CustomerAccount:1000088',
      holderCustomerId: '1000088',
    });
  });

  it("goes to the system's own path, and a question to the key below it", () =>
    withServer({ status: 503, body: '' }, async ({ baseUrl, received }) => {
      await ACCOUNT_BASED_TICKETING.open({ baseUrl }).handOver(ACCOUNT_BASED_TICKETING.issue, CONTEXT);
      await INTERNATIONAL.open({ baseUrl }).ask(INTERNATIONAL.issue, CONTEXT);
      expect(received.map(({ method, path, headers }) => [method, path, headers['content-type']])).to.deep.equal([
        ['POST', '/account-based-ticketing/v1/hand-overs', 'application/json'],
        ['GET', '/international/v1/hand-overs/group-1.issue.1.1', undefined],
      ]);
    }));
});
