import { readFileSync } from 'node:fs';
import { type Authenticator, type NodeConnectionOptions, credsAuthenticator } from '@nats-io/transport-node';
import { DEFAULT_TIMEOUT_MS, type NatsOptions } from './nats-options.js';

/** The two parts of a file of credentials. */
const PARTS = ['-----BEGIN NATS USER JWT-----', '-----BEGIN USER NKEY SEED-----'];

/**
 * The options in the library's words. Nothing is sent again by itself when a connection ends: what was sent late could come
 * after what follows it.
 *
 * @throws Error when the file of credentials cannot be read, or is none
 */
export function connectionOptions(options: NatsOptions): NodeConnectionOptions {
  const { servers, credentialsFile, user, password, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  return {
    servers: [...servers],
    name: 'ticket-distribution',
    timeout: timeoutMs,
    reconnect: false,
    ...(servers.some((server) => server.startsWith('tls:')) && { tls: {} }),
    ...(credentialsFile !== undefined && { authenticator: fromFile(credentialsFile) }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { pass: password }),
  };
}

function fromFile(path: string): Authenticator {
  const credentials = read(path);
  if (!PARTS.every((part) => credentials.includes(part))) {
    throw new Error(`${path} is no file of NATS credentials: it needs a user JWT and a seed.`);
  }
  return credsAuthenticator(credentials);
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`The file of NATS credentials cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
