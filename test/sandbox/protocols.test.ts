import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { validateXML } from 'xmllint-wasm';
import { post } from './calls.js';
import { addOrders, getOrderGroups, mobileTicket, onCard, sale, updateOrderGroup } from './nod-messages.js';
import { nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

const folder = fileURLToPath(new URL('../../../docs/protocols/', import.meta.url));
const file = async (name: string) => ({
  fileName: name.split('/').at(-1) ?? name,
  contents: await readFile(folder + name, 'utf8'),
});
const example = async (name: string): Promise<string> => (await file(`examples/${name}.xml`)).contents;

/** The errors that xmllint finds in a document, held against one of our schemas. */
const errorsIn = async (contents: string, schema: string): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents }],
    schema: [await file(schema)],
    preload: [await file('nod-ticket-content.xsd')],
  });
  return errors.map(({ message }) => message);
};

/** The message, or the fault's detail, inside a SOAP envelope. */
const messageIn = (envelope: string): string =>
  /<(?:soap|s):Body>([^]*)<\/(?:soap|s):Body>/.exec(envelope)?.[1]?.trim() ?? '';
const detailIn = (envelope: string): string => /<detail>([^]*)<\/detail>/.exec(envelope)?.[1]?.trim() ?? '';

const messages = ['add-orders-mobile', 'add-orders-travel-card', 'update-order-group', 'get-order-groups'];
const afterPickup = 'add-orders-cancel';
const descriptions = [
  ['mobile-ticket', 'nod-mobile-ticket.xsd', 'add-orders-mobile'],
  ['fare-product-sale', 'nod-travel-card.xsd', 'add-orders-travel-card'],
  ['validate-product', 'nod-travel-card.xsd', 'add-orders-travel-card'],
  ['cancel-fare-product', 'nod-travel-card.xsd', afterPickup],
] as const;

describe('The documents of the protocols', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
  });
  afterEach(() => sandbox.close());

  for (const name of [...messages, afterPickup]) {
    it(`show an example that is valid against the schema of the back office: ${name}`, async () => {
      expect(await errorsIn(messageIn(await example(name)), 'nod-backoffice.xsd')).to.deep.equal([]);
    });
  }

  for (const [name, schema, message] of descriptions) {
    it(`show a description that is valid, and stands in its message as base64: ${name}`, async () => {
      const description = await example(name);
      expect(await errorsIn(description, schema)).to.deep.equal([]);
      expect((await example(message)).replace(/\s/g, '')).to.contain(Buffer.from(description).toString('base64'));
    });
  }

  it('show a fault that is valid', async () => {
    expect(await errorsIn(detailIn(await example('fault')), 'nod-backoffice.xsd')).to.deep.equal([]);
  });

  it('show messages that the sandbox takes', async () => {
    for (const name of messages) {
      const { status, xml } = await nod(sandbox.address, await example(name));
      expect(status, name).to.equal(200);
      expect(await errorsIn(messageIn(xml), 'nod-backoffice.xsd'), name).to.deep.equal([]);
    }
  });

  it('show a cancel that the sandbox takes once the card was picked up, and that takes the product off it', async () => {
    const { address } = sandbox;
    const pickUp = () => post(`${address}/sandbox/pickups`, { mediaSerialNumberId: '4012345678901234' });
    await nod(address, await example('add-orders-travel-card'));
    expect((await pickUp()).body.card.products).to.have.length(1);
    const { status, xml } = await nod(address, await example(afterPickup));
    expect(status).to.equal(200);
    expect(await errorsIn(messageIn(xml), 'nod-backoffice.xsd')).to.deep.equal([]);
    expect((await pickUp()).body.card.products).to.deep.equal([]);
  });

  it('hold for whatever the sandbox answers', async () => {
    const { address } = sandbox;
    await nod(
      address,
      addOrders('k2', { head: `${onCard('77')}<earliestPickup>2026-12-01T12:00:00Z</earliestPickup>`, orders: [sale] }),
    );
    await post(`${address}/sandbox/pickups`, { mediaSerialNumberId: '77' });
    const answers = [
      await nod(address, addOrders('k1')),
      await nod(address, updateOrderGroup('c1', 'k1')),
      await nod(address, updateOrderGroup('c2', 'k9')),
      await nod(address, getOrderGroups('k1', 'k2', 'c1', 'c2', 'c3', 'k9', 'never')),
    ];
    const refused = await nod(
      address,
      addOrders('k3', { orders: [{ description: mobileTicket({ language: 'sme' }) }] }),
    );
    expect(refused.xml).to.include('<ticketReferences><ticketReference>');
    answers.push(await nod(address, getOrderGroups('k3')));
    const faults = [refused, await nod(address, updateOrderGroup('c3', 'k2')), await nod(address, '<no')];
    for (const { xml } of answers) expect(await errorsIn(messageIn(xml), 'nod-backoffice.xsd'), xml).to.deep.equal([]);
    for (const { xml } of faults) expect(await errorsIn(detailIn(xml), 'nod-backoffice.xsd'), xml).to.deep.equal([]);
  });

  it('refuse what the sandbox refuses: schema and reader agree', async () => {
    const wrong = [
      mobileTicket({ language: 'sme' }),
      mobileTicket({ checksum: 'MD5' }),
      mobileTicket().replace('<orderId>', '<price>9</price><orderId>'),
      mobileTicket().replace(/<orderId>.*<\/orderId>/, ''),
    ];
    expect(await errorsIn(mobileTicket(), 'nod-mobile-ticket.xsd')).to.deep.equal([]);
    for (const description of wrong) expect(await errorsIn(description, 'nod-mobile-ticket.xsd')).to.not.deep.equal([]);
  });

  it('bind each operation of the service to a message of the schema', async () => {
    const wsdl = (await file('nod-backoffice.wsdl')).contents;
    const schema = (await file('nod-backoffice.xsd')).contents;
    const elements = [...wsdl.matchAll(/element="nod:(\w+)"/g)].map(([, name]) => name ?? '');
    expect(elements).to.have.length(7);
    for (const name of elements) expect(schema).to.contain(`<xs:element name="${name}">`);
  });

  it('show a hand-over and its answer exactly as the account-based system gives it', async () => {
    const text = await readFile(`${folder}ticket-systems.md`, 'utf8');
    const json = [...text.matchAll(/```json\n([^]*?)```/g)].map(([, block]) => JSON.parse(block ?? ''));
    const [handOver, answer, update] = json;
    const { body } = await post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, handOver);
    expect(body).to.deep.equal(answer);
    const { key } = update;
    const updated = await post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, update);
    expect(updated.body).to.deep.equal({ ...answer, key });
  });

  it('show a callback with the signature that the sandbox would give it', async () => {
    const text = await readFile(`${folder}callbacks.md`, 'utf8');
    const body = /```json\n([^]*?)\n```/.exec(text)?.[1] ?? '';
    const [, shown, seconds] = /^Ticket-System-Signature: (t=(\d+),v1=[0-9a-f]{64})$/m.exec(text) ?? [];
    const hash = createHmac('sha256', 'example-secret').update(`${seconds}.${body}`).digest('hex');
    expect(shown).to.equal(`t=${seconds},v1=${hash}`);
    expect(text).to.include('`example-secret`');
    expect(JSON.parse(body)).to.have.all.keys('system', 'events');
  });

  it('list every fault code that the schema has', async () => {
    const schema = (await file('nod-backoffice.xsd')).contents;
    const text = await readFile(`${folder}nod-backoffice.md`, 'utf8');
    const codes = [
      ...(/<xs:simpleType name="FaultCode">([^]*?)<\/xs:simpleType>/.exec(schema)?.[1]?.matchAll(/value="(\w+)"/g) ??
        []),
    ];
    expect(codes).to.have.length(13);
    for (const [, code] of codes) expect(text).to.contain(`| ${code} |`);
  });
});
