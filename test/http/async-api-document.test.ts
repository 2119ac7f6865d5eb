import { EVENT_TYPES, eventId, orderId, webhookId } from '@ticket-distribution/domain';
import { type StoredEvent, toCloudEvent } from '@ticket-distribution/application';
import { asyncApiDocument } from '@ticket-distribution/http';
import { FakeWebhookReceiver, ManualClock, anOrder } from '@ticket-distribution/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { refusing } from '../application/drift-stories.js';
import { caller, settled } from '../application/story.js';
import { World, lineOf } from '../application/world.js';
import { anApp } from './an-app.js';

const document = asyncApiDocument();
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(document, 'asyncapi.json');

/** What is wrong with a message, by the document. */
function faultsOf(type: string, body: unknown): string {
  const validate = ajv.getSchema(`asyncapi.json#/components/messages/${type}/payload`);
  if (validate === undefined) throw new Error(`the document knows no ${type}`);
  return validate(body) === true ? '' : `${type}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`;
}

describe('The AsyncAPI document', () => {
  it('is served to everybody, with a message for every type of event and for the ping', async () => {
    const { status, body } = await (await anApp()).sendUndocumented('GET', '/asyncapi.json');
    expect(status).to.equal(200);
    expect(body).to.deep.equal(JSON.parse(JSON.stringify(document)));
    expect(Object.keys(document.components.messages)).to.deep.equal([...EVENT_TYPES, 'WebhookPing']);
  });

  it('describes what is sent to a webhook as it is', async () => {
    const receiver = new FakeWebhookReceiver();
    const world = new World({ webhookSender: receiver, clock: new ManualClock() });
    const made = await world.engine.makeWebhook.execute({
      organisationId: anOrder().organisationId,
      url: 'https://receiver.example/',
      description: null,
      filter: { stream: null, types: null },
      caller,
    });
    await world.sells(lineOf('ACCOUNT_BASED_TICKETING'), lineOf('BIFROST'), lineOf('NOD'));
    const end = refusing(world, 'cancel');
    await world.says(lineOf('ACCOUNT_BASED_TICKETING'), lineOf('NOD'));
    await settled();
    end();
    await world.engine.pingWebhook.execute({ id: made.id, caller });
    world.engine.webhookLoop.start();
    for (let turn = 0; turn < 10; turn += 1) await settled();
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { readonly type: string });
    expect(bodies.map((body) => faultsOf(body.type, body)).filter((fault) => fault !== '')).to.deep.equal([]);
    expect(new Set(bodies.map(({ type }) => type))).to.include.all.keys(
      'TicketDistributionGroupCreated',
      'Distributed',
      'DriftFound',
      'OrderVersionSettled',
      'WebhookPing',
    );
  });

  it('describes what an organisation is told when one of its webhooks is disabled', () => {
    const event: StoredEvent = {
      id: eventId('e'),
      position: 1,
      correlationId: 'c',
      type: 'WebhookDisabled',
      at: new ManualClock().now(),
      organisationId: 1,
      data: { webhookId: webhookId('w'), reason: 'gone', failingSince: null },
    };
    expect(faultsOf('WebhookDisabled', toCloudEvent(event))).to.equal('');
  });

  it('is no description of anything else', () => {
    const event: StoredEvent = {
      id: eventId('e'),
      position: 1,
      correlationId: 'c',
      type: 'OrderVersionSettled',
      at: new ManualClock().now(),
      organisationId: 1,
      data: { orderId: orderId('A'), orderVersion: 1, outcome: 'superseded', supersededBy: 2, tickets: null },
    };
    expect(faultsOf('OrderVersionSettled', toCloudEvent(event))).to.equal('');
    expect(faultsOf('Distributed', toCloudEvent(event))).to.not.equal('');
    const more = { ...toCloudEvent(event), data: { ...event.data, customerId: '1' } };
    expect(faultsOf('OrderVersionSettled', more)).to.include('must NOT have additional properties');
  });
});
