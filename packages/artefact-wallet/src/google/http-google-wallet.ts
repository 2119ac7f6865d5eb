import { checkAddress } from '../settings/check-address.js';
import type { WalletTicket } from '../ticket/wallet-ticket.js';
import { AccessTokens } from './access-tokens.js';
import { type Exchange, boundedFetch } from './bounded-fetch.js';
import { GoogleAccount } from './google-account.js';
import { GooglePasses } from './google-passes.js';
import type { GoogleSettings } from './google-settings.js';
import type { GoogleWalletUpdates, WalletUpdateOutcome } from './google-wallet-updates.js';

export interface GoogleWalletOptions {
  /** Default: https://walletobjects.googleapis.com/walletobjects/v1. */
  readonly baseUrl?: string;
  /** Default: https://oauth2.googleapis.com/token. */
  readonly tokenUrl?: string;
  /** How long each exchange may take, milliseconds; default: 10,000. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** `GoogleWalletUpdates` by Google's REST API. */
export class HttpGoogleWallet implements GoogleWalletUpdates {
  private readonly passes: GooglePasses;
  private readonly tokens: AccessTokens;
  private readonly objects: string;
  private readonly timeoutMs: number;

  /** @throws WalletSettingsError that names the first setting that is not right */
  constructor(settings: GoogleSettings, options: GoogleWalletOptions = {}) {
    const base = options.baseUrl ?? 'https://walletobjects.googleapis.com/walletobjects/v1';
    const tokenUrl = checkAddress('google.tokenUrl', options.tokenUrl ?? 'https://oauth2.googleapis.com/token').href;
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.objects = `${checkAddress('google.baseUrl', base).href.replace(/\/$/, '')}/transitObject`;
    this.passes = new GooglePasses(settings);
    this.tokens = new AccessTokens(new GoogleAccount(settings), tokenUrl, this.timeoutMs);
  }

  async store(ticket: WalletTicket, at: string): Promise<WalletUpdateOutcome> {
    const object = this.passes.object(ticket, at);
    const access = await this.tokens.token(Date.parse(at));
    if (!('token' in access)) return outcomeOf(access.status, 'the token');
    const { token } = access;
    const patch = () => this.call('PATCH', `${this.objects}/${object.id}`, token, withGaps(object));
    let answer = await patch();
    // Nobody has saved it yet; or somebody does so at this moment.
    if (answer?.status === 404) answer = await this.call('POST', this.objects, token, object);
    if (answer?.status === 409) answer = await patch();
    if (answer?.status === 401) this.tokens.drop(token);
    return outcomeOf(answer?.status ?? 0, 'the object');
  }

  private call(method: string, url: string, token: string, object: object): Promise<Exchange | null> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return boundedFetch(url, { method, headers, body: JSON.stringify(object) }, this.timeoutMs);
  }
}

/** What a patch leaves out stays as it was; what the ticket does not have any more is taken away by null. */
function withGaps(object: ReturnType<GooglePasses['object']>): object {
  return {
    barcode: null,
    ticketLeg: null,
    ...object,
    validTimeInterval: { end: null, ...object.validTimeInterval },
  };
}

function outcomeOf(status: number, what: string): WalletUpdateOutcome {
  if (status >= 200 && status < 300) return { kind: 'STORED' };
  const isPassing =
    status === 0 || status === 401 || status === 408 || status === 409 || status === 429 || status >= 500;
  const reason = status === 0 ? `there was no answer about ${what}` : `${what} was answered with ${status}`;
  return { kind: isPassing ? 'TRY_LATER' : 'REFUSED', reason };
}
