import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeTicketCode, signTicketCode } from '@ticket-distribution/ticket-code';
import {
  UnusableKeyError,
  nodeSigner,
  privateKeyFromEnvironment,
  privateKeyFromFile,
  readPrivateKey,
} from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import { exportJWK } from 'jose';
import { after, before, describe, it } from 'mocha';
import { CONTENT } from './some-content.js';
import { RFC_KEY } from './test-keys.js';

const PEM = RFC_KEY.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY_ID = nodeSigner(RFC_KEY).keyId;

describe('A private key', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ticket-code-keys-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('comes from PEM, from PEM in one line, and from a JWK', async () => {
    const jwk = JSON.stringify(await exportJWK(RFC_KEY));
    for (const text of [PEM, `\n${PEM}`, PEM.replaceAll('\n', String.raw`\n`), jwk]) {
      expect(nodeSigner(readPrivateKey(text)).keyId).to.equal(KEY_ID);
    }
  });

  it('comes from a file or from a variable', async () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, PEM);
    expect(nodeSigner(await privateKeyFromFile(path)).keyId).to.equal(KEY_ID);
    expect(nodeSigner(privateKeyFromEnvironment({ SIGNING_KEY: PEM }, 'SIGNING_KEY')).keyId).to.equal(KEY_ID);
  });

  it('is refused with where it was looked for, and without anything of it', async () => {
    const jwk = await exportJWK(RFC_KEY);
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const encrypted = RFC_KEY.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    }).toString();
    const texts = [
      'nothing',
      '{',
      '{}',
      JSON.stringify({ ...jwk, d: undefined }),
      JSON.stringify({ ...jwk, d: 'AAAA' }),
      JSON.stringify({ ...jwk, x: (await exportJWK(generateKeyPairSync('ed25519').publicKey)).x }),
      rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
      encrypted,
      PEM.replace('MC4', 'MC5'),
    ];
    for (const text of texts) {
      const refused = (() => {
        try {
          return readPrivateKey(text, 'THE_KEY');
        } catch (error) {
          return error;
        }
      })();
      expect(refused, text).to.be.instanceOf(UnusableKeyError).and.include({ source: 'THE_KEY' });
      expect(String(refused)).to.not.include(jwk.d ?? '');
    }
    const missing = await privateKeyFromFile(join(folder, 'none')).catch((error: unknown) => error);
    expect(missing).to.be.instanceOf(UnusableKeyError);
    expect(() => privateKeyFromEnvironment({}, 'SIGNING_KEY')).to.throw(UnusableKeyError, 'SIGNING_KEY must be set');
    expect(() => nodeSigner(rsa)).to.throw(TypeError);
  });
});

describe('A code and OpenSSL (openssl)', () => {
  let folder: string;

  before(function () {
    if (spawnSync('openssl', ['version']).status !== 0) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'ticket-code-openssl-'));
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  it('signs with a key that OpenSSL makes, and OpenSSL verifies it', async () => {
    const path = (name: string) => join(folder, name);
    execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', path('key.pem')], { stdio: 'pipe' });
    execFileSync('openssl', ['pkey', '-in', path('key.pem'), '-pubout', '-out', path('public.pem')]);
    const { bytes } = await signTicketCode(CONTENT, nodeSigner(await privateKeyFromFile(path('key.pem'))));
    const { signedBytes, signature } = decodeTicketCode(bytes);
    const verified = (what: Uint8Array) => {
      writeFileSync(path('signed'), what);
      writeFileSync(path('signature'), signature);
      const files = ['-in', path('signed'), '-sigfile', path('signature')];
      return spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', path('public.pem'), '-rawin', ...files])
        .status;
    };
    expect(verified(signedBytes)).to.equal(0);
    expect(verified(signedBytes.map((byte, at) => (at === 30 ? byte ^ 1 : byte)))).to.not.equal(0);
  });
});
