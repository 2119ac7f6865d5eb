import { MOST_WEBHOOKS } from '@ticket-distribution/application';
import type { WebhookAnswer } from '@ticket-distribution/domain';
import { aCaller } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { codeOf } from './story.js';
import { WebhookWorld, owner } from './webhook-world.js';

const HOUR_MS = 60 * 60_000;
const UNWELL: WebhookAnswer = { status: 500, fault: 'it was answered with 500' };
const TAKEN: WebhookAnswer = { status: 204, fault: null };
const stranger = aCaller({ organisationId: 2 });

describe('Who asks for webhooks', () => {
  it('makes them of its own organisation only, and of one at all', async () => {
    const world = new WebhookWorld();
    expect((await world.makes()).organisationId).to.equal(1);
    expect(await codeOf(world.makes({ organisationId: 2 }))).to.equal('webhook/other-organisation');
    expect(await codeOf(world.makes({ caller: aCaller() }))).to.equal('request/malformed');
    expect((await world.makes({ caller: aCaller(), organisationId: 3 })).organisationId).to.equal(3);
  });

  it('makes no more than are kept, and none of an address to which nothing is sent', async () => {
    const world = new WebhookWorld();
    expect(await codeOf(world.makes({ url: 'http://plain.example' }))).to.equal('webhook/url-refused');
    for (let count = 0; count < MOST_WEBHOOKS; count += 1) await world.makes();
    expect(await codeOf(world.makes())).to.equal('webhook/too-many');
    expect((await world.makes({ caller: stranger })).organisationId).to.equal(2);
  });

  it('neither reads, changes nor learns of those of another', async () => {
    const world = new WebhookWorld();
    const { id } = await world.makes();
    const { engine } = world;
    const asked = [
      engine.readWebhook.execute({ id, caller: stranger }),
      engine.readWebhookAttempts.execute({ webhookId: id, page: 0, perPage: 9, caller: stranger }),
      engine.changeWebhook.execute({ id, change: { enabled: false }, caller: stranger }),
      engine.rotateWebhookSecret.execute({ id, keepOldMs: 0, caller: stranger }),
      engine.pingWebhook.execute({ id, caller: stranger }),
      engine.replayWebhook.execute({ id, after: 0, caller: stranger }),
      engine.deleteWebhook.execute({ id, caller: stranger }),
    ];
    for (const one of asked) expect(await codeOf(one)).to.equal('webhook/not-found');
    expect(await engine.listWebhooks.execute({ caller: stranger })).to.deep.equal([]);
    expect((await engine.listWebhooks.execute({ caller: owner })).map((webhook) => webhook.id)).to.deep.equal([id]);
  });

  it('makes one however often the same request comes', async () => {
    const world = new WebhookWorld();
    const claimed = await world.engine.claimRequest.execute({ id: 'a-request', fingerprint: 'f' });
    if (claimed.kind !== 'claimed') throw new Error('the request is claimed');
    const caller = { ...owner, request: claimed.claim };
    const [first, again] = [await world.makes({ caller }), await world.makes({ caller })];
    expect([again.id, again.secrets]).to.deep.equal([first.id, first.secrets]);
    expect(await world.engine.listWebhooks.execute({ caller: owner })).to.have.length(1);
  });

  it('begins at the end of the feed, also where that is certain only after some looks, and at the beginning where it stays open', async () => {
    const world = new WebhookWorld();
    await world.happens(3);
    const read = world.transactions.read.bind(world.transactions);
    let uncertain = 2;
    world.transactions.read = (work) =>
      read((snapshot) => {
        if (uncertain === 0) return work(snapshot);
        uncertain -= 1;
        const events = Object.create(snapshot.events, { end: { value: () => Promise.resolve(0) } });
        return work({ ...snapshot, events });
      });
    expect((await world.makes()).position).to.equal(3);
    uncertain = 10_000;
    expect((await world.makes()).position).to.equal(0);
  });

  it('has what it wants changed while it is sent to', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves({ url: 'https://one.example' });
    await world.happens();
    const caller = owner;
    await world.engine.changeWebhook.execute({ id, change: { url: 'https://two.example' }, caller });
    await world.happens();
    await world.engine.changeWebhook.execute({ id, change: { filter: { stream: 'groups', types: null } }, caller });
    await world.happens();
    await world.engine.changeWebhook.execute({ id, change: { filter: { stream: null, types: null } }, caller });
    await world.happens();
    expect(world.sent('https://one.example')).to.deep.equal(['e1']);
    expect(world.sent('https://two.example').slice(0, 1)).to.deep.equal(['e2']);
    expect(world.sent('https://two.example')).to.include('e4');
  });

  it('has nothing sent any more when it disables or deletes one', async () => {
    const world = new WebhookWorld();
    const one = await world.serves({ url: 'https://one.example' });
    const two = await world.serves({ url: 'https://two.example' });
    await world.engine.changeWebhook.execute({ id: one.id, change: { enabled: false }, caller: owner });
    await world.engine.deleteWebhook.execute({ id: two.id, caller: owner });
    await world.happens();
    await world.passes(HOUR_MS);
    expect(world.sent()).to.deep.equal([]);
    expect(await codeOf(world.webhook(two.id))).to.equal('webhook/not-found');
  });

  it('rotates a secret: both sign for as long as it says, then the new one alone', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    const rotated = await world.engine.rotateWebhookSecret.execute({ id, keepOldMs: HOUR_MS, caller: owner });
    expect(rotated.secrets[0]).to.deep.equal({ secret: 'whsec_2', until: null });
    await world.happens();
    await world.passes(HOUR_MS);
    await world.happens();
    expect(world.receiver.received.map(({ secrets }) => secrets)).to.deep.equal([['whsec_2', 'whsec_1'], ['whsec_2']]);
  });

  it('pings one, also while it is disabled or held back, and a ping that is taken ends the pause', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    world.receiver.answer = () => UNWELL;
    await world.happens();
    await world.passes(HOUR_MS);
    const before = world.sent().length;
    world.receiver.answer = () => TAKEN;
    await world.engine.pingWebhook.execute({ id, caller: owner });
    await world.passes(1);
    expect(world.sent()).to.have.length(before + 2);
    const [ping, event] = (await world.attempts(id)).slice(-2);
    expect([ping?.kind, ping?.type, event?.kind, event?.messageId]).to.deep.equal([
      'ping',
      'WebhookPing',
      'event',
      'e1',
    ]);
    await world.engine.changeWebhook.execute({ id, change: { enabled: false }, caller: owner });
    await world.passes(1000);
    await world.engine.pingWebhook.execute({ id, caller: owner });
    await world.passes(1000);
    expect((await world.attempts(id)).at(-1)?.kind).to.equal('ping');
    expect((await world.webhook(id)).errands).to.deep.equal([]);
  });

  it('has events sent again under their ids, signed anew, beside what happens', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    await world.happens(4);
    await world.engine.rotateWebhookSecret.execute({ id, keepOldMs: 0, caller: owner });
    await world.engine.replayWebhook.execute({ id, after: 1, until: 3, caller: owner });
    await world.happens();
    expect(world.sent().slice(4).toSorted()).to.deep.equal(['e2', 'e3', 'e5']);
    const [first, again] = world.receiver.received.filter((message) => message.id === 'e2');
    expect(again?.body).to.equal(first?.body);
    expect([first?.secrets, again?.secrets]).to.deep.equal([['whsec_1'], ['whsec_2']]);
    expect((await world.webhook(id)).errands).to.deep.equal([]);
  });

  it('does not have a webhook counted as failing for what is sent again; the first that is not taken ends it', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    await world.happens(3);
    world.receiver.answer = () => ({ status: 410, fault: 'it was answered with 410' });
    await world.engine.replayWebhook.execute({ id, after: 0, caller: owner });
    await world.passes(1000);
    expect(world.sent().slice(3)).to.deep.equal(['e1']);
    expect(await world.webhook(id)).to.deep.include({ disabled: null, failures: 0, failingSince: null, errands: [] });
  });

  it('has nothing sent again that was never sent, and not too much at once', async () => {
    const world = new WebhookWorld();
    await world.happens(2);
    const { id } = await world.makes();
    const asked = { id, caller: owner };
    expect(await codeOf(world.engine.replayWebhook.execute({ ...asked, after: 2 }))).to.equal('request/malformed');
    for (let count = 0; count < 20; count += 1) await world.engine.pingWebhook.execute(asked);
    expect(await codeOf(world.engine.pingWebhook.execute(asked))).to.equal('webhook/busy');
  });

  it('has all that it did written down, without the secret', async () => {
    const world = new WebhookWorld();
    const { id } = await world.makes();
    await world.engine.rotateWebhookSecret.execute({ id, keepOldMs: 0, caller: owner });
    await world.engine.deleteWebhook.execute({ id, caller: owner });
    const { items } = await world.engine.searchAudit.execute({ subject: id, page: 0, perPage: 9, caller: owner });
    expect(items.map(({ kind }) => kind).toSorted()).to.deep.equal([
      'delete-webhook',
      'make-webhook',
      'rotate-webhook-secret',
    ]);
    expect(JSON.stringify(items)).to.not.include('whsec_');
  });
});
