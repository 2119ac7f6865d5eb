import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signReceipt, signRevocationList, signTicketCode } from '@ticket-distribution/ticket-code';
import { drawSymbol } from '@ticket-distribution/ticket-code/symbols';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { CONTENT, NOON, UUID } from './some-content.js';
import { keySetOf, testSigner } from './test-keys.js';
import { UNDERWAY, railCode, railKey, uicJwk } from './uic-codes.js';

const MAIN = join(root, 'packages', 'ticket-code', 'dist', 'command', 'main.js');
const AT = ['--at', '2026-12-05T12:30:00Z'];
const [signer, other] = [testSigner(1), testSigner(2)];
const rail = railKey();

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a process of its own. */
function command(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

const ONE_WHITE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVQI12NoAAAAggCB3UNq9AAAAABJRU5ErkJggg==',
  'base64',
);

/** The head of a PNG that unfolds to more pixels than any camera takes. */
function bomb(): Buffer {
  const bytes = Buffer.from(ONE_WHITE_PIXEL);
  bytes.writeUInt32BE(30_000, 16);
  bytes.writeUInt32BE(30_000, 20);
  return bytes;
}

describe('The command', () => {
  let folder: string;
  let text: string;
  let bytes: Uint8Array;
  const path = (name: string) => join(folder, name);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const keys = () => ['--keys', path('keys.json')];
  const list = async (name: string, change: object = {}): Promise<string> => {
    const entry = { ticketId: UUID, upTo: 1, since: NOON, reason: 'CANCELLED', keepUntil: NOON + 7200 };
    const statement = {
      issuer: 'Ruter',
      cursor: 1,
      issuedAt: NOON,
      validUntil: NOON + 3600,
      revocations: [entry],
      ...change,
    };
    return file(name, `${await signRevocationList(statement, signer)}\n`);
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ticket-code-command-'));
    ({ text, bytes } = await signTicketCode(CONTENT, signer));
    file('keys.json', JSON.stringify({ ...keySetOf('Ruter', [signer]).toJSON() }));
    file('rail-keys.json', JSON.stringify({ issuer: 'Vy', keys: [uicJwk(rail)] }));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('says in a line that a code is valid, and ends with 0', async () => {
    expect(await command('verify', ...keys(), ...AT, text)).to.deep.equal({
      code: 0,
      out: `VALID, ticket ${UUID} code 1 of Ruter, from 2026-12-05T12:00:00.000Z until 2026-12-05T14:00:00.000Z, revocations not asked\n`,
      err: '',
    });
  });

  it('says it as JSON', async () => {
    const { code, out } = await command('verify', ...keys(), ...AT, '--json', text);
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.deep.include({ kind: 'VALID', at: '2026-12-05T12:30:00.000Z' });
    expect(JSON.parse(out)).to.have.nested.property('ticket.issuer', 'Ruter');
  });

  it('reads files of text and of bytes, and pictures of both as QR and Aztec, PNG and SVG', async () => {
    const sources = [
      ['--file', file('code.txt', `${text}\n`)],
      ['--file', file('code.bin', bytes)],
    ];
    for (const [index, content] of [text, bytes].entries()) {
      for (const symbology of ['QR', 'AZTEC'] as const) {
        const name = `${symbology}-${index}`;
        sources.push(['--image', file(`${name}.png`, drawSymbol({ symbology, content, format: 'PNG' }))]);
        sources.push(['--image', file(`${name}.svg`, drawSymbol({ symbology, content, format: 'SVG' }))]);
      }
    }
    for (const source of sources) {
      const { code, out, err } = await command('verify', ...keys(), ...AT, ...source);
      expect([code, err], source.join(' ')).to.deep.equal([0, '']);
      expect(out).to.match(/^VALID, ticket 0192f3a4/);
    }
  });

  it('ends with 1 for what is not valid, and says why', async () => {
    const { text: forged } = await signTicketCode(CONTENT, { ...other, keyId: signer.keyId });
    const said = async (...args: readonly string[]) => {
      const { code, out } = await command('verify', ...args);
      expect(code, out).to.equal(1);
      return out;
    };
    expect(await said(...keys(), ...AT, forged)).to.equal(`SIGNATURE_INVALID, key ${signer.keyId}\n`);
    expect(await said(...AT, text)).to.equal(`KEY_UNKNOWN, NOT_IN_THE_KEY_SETS, key ${signer.keyId}\n`);
    expect(await said(...keys(), '--at', '2026-12-05T14:00:00Z', text)).to.match(/^OVER, ticket /);
    expect(await said(...keys(), '--at', '2026-12-05T11:00:00Z', text)).to.match(/^NOT_YET_VALID, ticket /);
    expect(await said('https://example.org')).to.equal('NOT_A_TICKET, UNKNOWN_MARK (text)\n');
    const white = file('white.png', drawSymbol({ symbology: 'QR', content: 'poster', format: 'PNG' }));
    expect(await said('--image', white)).to.match(/^NOT_A_TICKET, /);
    expect(await said('--image', file('none.png', ONE_WHITE_PIXEL))).to.match(/^NOT_A_TICKET, no QR or Aztec code/);
  });

  it('asks a list, and the deltas behind it', async () => {
    const full = await list('full.jws', { revocations: [] });
    const delta = await list('delta.jws', { since: 1, cursor: 2, issuedAt: NOON + 60 });
    const lists = (...paths: readonly string[]) => paths.flatMap((each) => ['--list', each]);
    const said = (...args: readonly string[]) => command('verify', ...keys(), ...args, text);
    const known = await said(...AT, ...lists(full));
    expect(known.code).to.equal(0);
    expect(known.out).to.include('not revoked as of 2026-12-05T12:00:00.000Z');
    const revoked = await said(...AT, ...lists(full, delta));
    expect(revoked.code).to.equal(1);
    expect(revoked.out).to.match(/^REVOKED, CANCELLED since 2026-12-05T12:00:00.000Z, ticket /);
    const stale = await said('--at', '2026-12-05T13:30:00Z', ...lists(full));
    expect(stale.code).to.equal(1);
    expect(stale.out).to.match(/^LIST_STALE, valid but for its revocation list \(TOO_OLD\), ticket /);
    expect(await said(...AT, ...lists(delta))).to.deep.include({ code: 2, out: '' });
  });

  it('verifies a receipt and says what it states', async () => {
    const statement = { issuer: 'Ruter', issuedAt: NOON * 1000, ticketId: UUID, orderId: '9KX4T2QH', method: 'NOD' };
    const jws = await signReceipt({ ...statement, acceptedAt: (NOON - 60) * 1000 }, signer);
    for (const source of [[jws], ['--file', file('receipt.jws', `${jws}\n`)]]) {
      const { code, out } = await command('verify', ...keys(), ...source);
      expect(code).to.equal(0);
      expect(out).to.equal(
        `VALID, receipt of Ruter for ticket ${UUID} of order 9KX4T2QH by NOD, accepted 2026-12-05T11:59:00.000Z, stated 2026-12-05T12:00:00.000Z\n`,
      );
    }
    expect((await command('verify', jws)).out).to.match(/^KEY_UNKNOWN, /);
    const { out, code } = await command('verify', ...keys(), await signRevocationListOf());
    expect([code, out]).to.deep.equal([1, 'NOT_A_RECEIPT, it is no JWS of type ticket-receipt+jwt\n']);
  });

  function signRevocationListOf(): Promise<string> {
    return signRevocationList({ issuer: 'Ruter', cursor: 1, issuedAt: 1, validUntil: 2, revocations: [] }, signer);
  }

  it('verifies rail tickets of UIC, from a file and from a picture, beside codes of ours', async () => {
    const code = await railCode(rail);
    const at = ['--at', new Date(UNDERWAY).toISOString(), '--zone', 'Europe/Oslo'];
    const both = ['--keys', path('rail-keys.json'), ...keys()];
    const png = drawSymbol({ symbology: 'AZTEC', content: code, format: 'PNG' });
    for (const source of [
      ['--file', file('rail.bin', code)],
      ['--image', file('rail.png', png)],
    ]) {
      const { out, ...ended } = await command('verify', ...both, ...at, ...source);
      expect([ended.code, ended.err]).to.deep.equal([0, '']);
      expect(out).to.match(
        /^VALID, ticket 01890a5d\S+ of Vy, from 2026-12-05T06:00:00.000Z until 2026-12-06T03:00:00.000Z/,
      );
    }
    expect((await command('verify', ...both, ...at, text)).code).to.equal(0);
  });

  it('fetches keys from this machine, follows nobody, and takes no answer that is none', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/keys') response.end(JSON.stringify(keySetOf('Ruter', [signer])));
      else if (request.url === '/moved') response.writeHead(302, { location: '/keys' }).end();
      else response.writeHead(404).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = (where: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${where}`;
    try {
      expect((await command('verify', '--keys', at('/keys'), ...AT, text)).code).to.equal(0);
      for (const where of ['/moved', '/none']) {
        const { code, err } = await command('verify', '--keys', at(where), ...AT, text);
        expect(code).to.equal(2);
        expect(err).to.include('cannot be read');
      }
    } finally {
      server.close();
    }
    const { code, err } = await command('verify', '--keys', 'http://example.org/keys', text);
    expect([code, err.split('\n')[0]]).to.deep.equal([2, 'http://example.org/keys cannot be read: it must be https']);
  });

  it('ends with 2 when it cannot ask, and says what is wrong', async () => {
    const foreign = await list('foreign.jws', { issuer: 'Somebody' });
    for (const [args, said] of [
      [[], 'the first argument must be: verify'],
      [['sign'], 'the first argument must be: verify'],
      [['verify'], 'there must be one of TEXT, --file and --image'],
      [['verify', 'a', 'b'], 'there must be one of TEXT, --file and --image'],
      [['verify', text, '--file', 'x'], 'there must be one of TEXT, --file and --image'],
      [['verify', text, '--at', 'noon'], '--at must be a date and time with a zone'],
      [['verify', text, '--zone', 'Mars'], '--zone must be a time zone'],
      [['verify', text, '--colour'], "Unknown option '--colour'"],
      [['verify', text, '--keys', path('missing')], 'cannot be read'],
      [['verify', '--image', file('text.png', 'no picture')], 'is neither PNG, JPEG nor SVG'],
      [['verify', '--image', file('bomb.png', bomb())], 'has more than 64000000 pixels'],
      [['verify', '--file', '/dev/zero'], 'is longer than 67108864 bytes'],
      [['verify', text, '--keys', file('broken.json', '{')], 'must be JSON'],
      [['verify', text, '--keys', file('other.json', '{"keys":[]}')], 'must name its issuer'],
      [['verify', text, ...keys(), '--list', file('list.txt', 'nothing')], 'NOT_THAT_DOCUMENT'],
      [['verify', text, ...keys(), '--list', foreign], 'OTHER_ISSUER'],
      [['verify', text, '--list', foreign], 'there are no keys'],
      [['verify', '--file', path('missing')], 'cannot be read'],
      [['verify', '--image', file('other.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')], 'make a PNG of it'],
    ] as const) {
      const { code, out, err } = await command(...args);
      expect([code, out], args.join(' ')).to.deep.equal([2, '']);
      expect(err).to.include(said).and.include('--help');
      expect(err).to.not.include('    at ');
    }
  });

  it('says how it is used', async () => {
    const { code, out } = await command('--help');
    expect(code).to.equal(0);
    expect(out).to.match(/^ticket-code verify \[options\]/);
  });

  it('writes nothing of a code that could move the terminal', async () => {
    const { text: hostile } = await signTicketCode({ ...CONTENT, ticketId: '\u{1b}[2J\nVALID \u{202e}x' }, signer);
    const { out } = await command('verify', ...keys(), ...AT, hostile);
    expect(out.trimEnd()).to.not.match(/[\p{C}\p{Zl}]/u);
    expect(out).to.include('ticket \u{fffd}[2J\u{fffd}VALID \u{fffd}x code 1');
    const [jwk] = keySetOf('Ruter', [signer]).toJSON().keys;
    const hostileKeys = file('hostile.json', JSON.stringify({ issuer: 'x', keys: [{ ...jwk, kid: '\u{1b}[2J' }] }));
    expect((await command('verify', '--keys', hostileKeys, text)).err).to.include('The key \u{fffd}[2J must');
  });
});
