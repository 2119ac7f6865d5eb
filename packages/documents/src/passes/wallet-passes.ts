import {
  type BehindWebService,
  type MadePasses,
  PassMaker,
  type PassTicket,
  type PassWebService,
  type WalletOutcome,
} from '@ticket-distribution/application';
import {
  ApplePasses,
  type ApplePushOptions,
  ApplePushSender,
  type AppleSettings,
  GooglePasses,
  type GoogleSettings,
  type GoogleWalletOptions,
  HttpGoogleWallet,
  type PushOutcome,
  WalletTicketError,
  PassWebService as WebService,
} from '@ticket-distribution/artefact-wallet';
import { DomainError, type Instant } from '@ticket-distribution/domain';
import { walletTicketOf } from './wallet-ticket-of.js';

/** The wallets that passes are made for. */
export interface WalletPassesOptions {
  /** The organisation that hands the tickets out. */
  readonly issuer: string;
  readonly now: () => Instant;
  /** Its web service has to be set. */
  readonly apple?: AppleSettings;
  readonly push?: Pick<ApplePushOptions, 'host' | 'port' | 'ca'>;
  readonly google?: GoogleSettings;
  readonly googleApi?: GoogleWalletOptions;
}

/** Passes for the wallets of Apple and Google. */
export class WalletPasses extends PassMaker {
  private readonly apple: { readonly passes: ApplePasses; readonly pushes: ApplePushSender } | null;
  private readonly google: { readonly passes: GooglePasses; readonly updates: HttpGoogleWallet } | null;

  /** @throws WalletSettingsError that names the first setting that is not right */
  constructor(private readonly options: WalletPassesOptions) {
    super();
    const { apple, push = {}, google, googleApi } = options;
    this.apple =
      apple === undefined
        ? null
        : { passes: new ApplePasses(apple), pushes: new ApplePushSender({ ...certificateOf(apple), ...push }) };
    this.google =
      google === undefined
        ? null
        : { passes: new GooglePasses(google), updates: new HttpGoogleWallet(google, googleApi) };
  }

  get updatesGoogle(): boolean {
    return this.google !== null;
  }

  async passes(ticket: PassTicket): Promise<MadePasses> {
    const now = this.options.now();
    const shown = this.shown(ticket);
    try {
      return {
        apple: this.apple?.passes.pass(shown, now) ?? null,
        google: (await this.google?.passes.pass(shown, now)) ?? null,
      };
    } catch (error) {
      throw refusalOf(error, ticket);
    }
  }

  async push(pushToken: string): Promise<WalletOutcome> {
    if (this.apple === null) return { kind: 'refused', reason: "no passes are made for Apple's wallet" };
    const outcome = await this.apple.pushes.send(pushToken);
    if (outcome.kind === 'SENT') return { kind: 'told' };
    if (outcome.kind === 'TOKEN_GONE') return { kind: 'gone', since: outcome.since as Instant | null };
    return faultOf(outcome);
  }

  async updateGoogle(ticket: PassTicket): Promise<WalletOutcome> {
    if (this.google === null) return { kind: 'refused', reason: "no passes are made for Google's wallet" };
    try {
      const outcome = await this.google.updates.store(this.shown(ticket), this.options.now());
      return outcome.kind === 'STORED' ? { kind: 'told' } : faultOf(outcome);
    } catch (error) {
      if (!(error instanceof WalletTicketError)) throw error;
      return { kind: 'refused', reason: error.message };
    }
  }

  webService(behind: BehindWebService): PassWebService | null {
    if (this.apple === null) return null;
    const latest = async (serialNumber: string) => {
      const ticket = await behind.latest(serialNumber);
      return ticket === null ? null : this.shown(ticket);
    };
    return new WebService({
      passes: this.apple.passes,
      registrations: behind,
      source: { latest },
      now: this.options.now,
      log: (lines) => behind.complain(lines),
    });
  }

  /** Ends the connection to Apple. */
  close(): void {
    this.apple?.pushes.close();
  }

  private shown(ticket: PassTicket) {
    return walletTicketOf(ticket, this.options.issuer);
  }
}

function certificateOf({ passTypeIdentifier, certificate, key, passphrase }: AppleSettings): ApplePushOptions {
  return { passTypeIdentifier, certificate, key, ...(passphrase !== undefined && { passphrase }) };
}

function faultOf({ kind, reason }: Extract<PushOutcome, { readonly reason: string }>): WalletOutcome {
  return { kind: kind === 'TRY_LATER' ? 'later' : 'refused', reason };
}

function refusalOf(error: unknown, { serialNumber }: PassTicket): unknown {
  if (!(error instanceof WalletTicketError)) return error;
  return new DomainError('documents/no-pass', `No wallet can hold this ticket: ${error.message}`, { serialNumber });
}
