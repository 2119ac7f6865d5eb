import type { PatienceOptions } from './patience.js';

/** Where the service is, who calls, and how patiently. */
export interface ClientOptions {
  /** The address of the service, such as `https://distribution.example`; a path before that of the API may be part of it. */
  readonly baseUrl: string;
  /** Who calls, as company-application: 1 to 128 printable characters. */
  readonly clientName: string;
  /** The bearer token, or what gives one for each sending; absent: none is sent. */
  readonly token?: string | (() => string | Promise<string>);
  /** How long one sending may take, milliseconds; default 30,000. */
  readonly timeoutMs?: number;
  /** How often a request is sent, and with which pauses. */
  readonly retries?: Partial<PatienceOptions>;
  /** Default: the one of the platform. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}
