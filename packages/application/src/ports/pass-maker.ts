import type { FareProduct, Instant, Language, OrderId, Validity } from '@ticket-distribution/domain';
import type { SignedCode } from './ticket-codes.js';

/** A ticket as a wallet shows it: nothing of who it is. */
export interface PassTicket {
  /** The name of the pass: 1 to 64 letters, digits, `-` and `.`. */
  readonly serialNumber: string;
  readonly orderId: OrderId;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly language: Language;
  /** Null: the pass counts no more, and shows no code. */
  readonly code: SignedCode | null;
  /** When anything of all this changed last. */
  readonly updatedAt: Instant;
}

/** A ticket in the wallets that there are keys for; null: there are none for that one. */
export interface MadePasses {
  /** The bytes of a `.pkpass`. */
  readonly apple: Uint8Array | null;
  /** A link by which the ticket is saved, and the JWT in it. */
  readonly google: { readonly url: string; readonly jwt: string } | null;
}

/** What came of telling a wallet. A wallet can be told again at any time. */
export type WalletOutcome =
  | { readonly kind: 'told' }
  /** The telephone has no such pass any more, as of an instant; null: nobody said since when. */
  | { readonly kind: 'gone'; readonly since: Instant | null }
  /** `later`: it was not told, and may be. `refused`: somebody has to change something first. */
  | { readonly kind: 'later' | 'refused'; readonly reason: string };

/** The parts of a telephone's request, decoded. Anything may stand in them. */
export interface PassRequest {
  readonly passTypeIdentifier: string;
  readonly serialNumber: string;
  /** The header `Authorization`. */
  readonly authorization: string | undefined;
}

export interface PassAnswer {
  readonly status: 200 | 201 | 204 | 304 | 400 | 401 | 404;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: without a body. */
  readonly body: string | Uint8Array | null;
}

/** Apple's web service for passes. What is asked of what stands behind it and fails is thrown as it is. */
export interface PassWebService {
  register(
    request: PassRequest & { readonly deviceLibraryIdentifier: string; readonly body: unknown },
  ): Promise<PassAnswer>;
  unregister(request: PassRequest & { readonly deviceLibraryIdentifier: string }): Promise<PassAnswer>;
  changed(request: {
    readonly deviceLibraryIdentifier: string;
    readonly passTypeIdentifier: string;
    readonly passesUpdatedSince: string | undefined;
  }): Promise<PassAnswer>;
  latest(request: PassRequest & { readonly ifModifiedSince: string | undefined }): Promise<PassAnswer>;
  log(request: { readonly body: unknown }): PassAnswer;
}

/** A pass in a telephone, by name. */
export interface PassInDevice {
  readonly deviceLibraryIdentifier: string;
  readonly passTypeIdentifier: string;
  readonly serialNumber: string;
}

/** What stands behind the web service. */
export interface BehindWebService {
  /** @returns whether the registration is new; else it has another push token from now on */
  add(registration: PassInDevice & { readonly pushToken: string }): Promise<boolean>;
  remove(registration: PassInDevice): Promise<void>;
  /**
   * @param tag as it was given here before; null, or one that was not: everything has changed
   * @returns the passes of the telephone that changed since, and the tag for next time
   */
  changedSince(
    deviceLibraryIdentifier: string,
    passTypeIdentifier: string,
    tag: string | null,
  ): Promise<{ readonly serialNumbers: readonly string[]; readonly tag: string }>;
  /** Null: there is no such pass any more. */
  latest(serialNumber: string): Promise<PassTicket | null>;
  /** Takes what telephones complain of. */
  complain(lines: readonly string[]): void;
}

/** Makes passes, and tells wallets that they changed. */
export abstract class PassMaker {
  /** Whether tickets are kept up to date in Google's wallet. */
  abstract readonly updatesGoogle: boolean;
  /** @throws DomainError `documents/no-pass` for a ticket that no wallet can hold */
  abstract passes(ticket: PassTicket): Promise<MadePasses>;
  /** Tells a telephone to ask what changed. Never throws: what goes wrong is an outcome. */
  abstract push(pushToken: string): Promise<WalletOutcome>;
  /** Stores the ticket in Google's wallet as it is. Never throws: what goes wrong is an outcome. */
  abstract updateGoogle(ticket: PassTicket): Promise<WalletOutcome>;
  /** Null: no passes are made for Apple's wallet. */
  abstract webService(behind: BehindWebService): PassWebService | null;
}
