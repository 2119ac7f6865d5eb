import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the command `openssl` is there, which makes the certificates of these tests. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export const PASS_TYPE = 'pass.org.example.tickets';
export const TEAM = 'TEAM123456';
export const PASSPHRASE = 'two words';

/** Certificates and keys, PEM, and a folder in which they are files. */
export interface Certificates {
  readonly folder: string;
  readonly root: string;
  readonly wwdr: string;
  readonly otherWwdr: string;
  readonly pass: string;
  readonly passKey: string;
  readonly encryptedPassKey: string;
  readonly otherKey: string;
  /** For TLS at `localhost` and `127.0.0.1`. */
  readonly server: string;
  readonly serverKey: string;
  /** A moment at which all of them are valid. */
  readonly at: string;
}

const EXTENSIONS = `[ca]
basicConstraints=critical,CA:true
keyUsage=critical,keyCertSign,cRLSign
[pass]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=clientAuth
[server]
basicConstraints=critical,CA:false
subjectAltName=DNS:localhost,IP:127.0.0.1
`;

let made: Certificates | null = null;

/** A root, two intermediates of it like Apple's, the certificate of a pass type, and one of a server. Made once a process. */
export function certificates(): Certificates {
  made ??= make();
  return made;
}

function make(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-distribution-certificates-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const pem = (name: string): string => readFileSync(file(name), 'utf8');
  const issue = (name: string, subject: string, issuer: string, kind: string): void => {
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-subj',
      subject,
      '-out',
      `${name}.csr`,
    );
    const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial', '-days', '3650'];
    const extensions = ['-extfile', 'extensions.cnf', '-extensions', kind];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, ...extensions, '-out', `${name}.pem`);
  };
  writeFileSync(file('extensions.cnf'), EXTENSIONS);
  const root = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'root.key', '-subj', '/CN=Test Root', '-days', '3650'];
  openssl('req', '-x509', ...root, '-out', 'root.pem');
  issue('wwdr', '/CN=Test WWDR/OU=G4', 'root', 'ca');
  issue('otherWwdr', '/CN=Test WWDR/OU=G1', 'root', 'ca');
  issue('pass', `/UID=${PASS_TYPE}/CN=Pass Type ID: ${PASS_TYPE}/OU=${TEAM}/O=Test`, 'wwdr', 'pass');
  issue('server', '/CN=localhost', 'root', 'server');
  openssl('pkcs8', '-topk8', '-in', 'pass.key', '-passout', `pass:${PASSPHRASE}`, '-out', 'pass.encrypted.key');
  return {
    folder,
    root: pem('root.pem'),
    wwdr: pem('wwdr.pem'),
    otherWwdr: pem('otherWwdr.pem'),
    pass: pem('pass.pem'),
    passKey: pem('pass.key'),
    encryptedPassKey: pem('pass.encrypted.key'),
    otherKey: pem('server.key'),
    server: pem('server.pem'),
    serverKey: pem('server.key'),
    at: new Date(Date.parse(new X509Certificate(pem('server.pem')).validFrom) + 3_600_000).toISOString(),
  };
}
