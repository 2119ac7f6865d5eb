import { isInstant } from '../ticket/instants.js';
import { readWalletTicket } from '../ticket/read-wallet-ticket.js';
import type { WalletTicket } from '../ticket/wallet-ticket.js';
import { WalletTicketError } from '../ticket/wallet-ticket-error.js';
import { GoogleAccount } from './google-account.js';
import type { GoogleSettings } from './google-settings.js';
import { transitObject } from './transit-object.js';

/** Above which length Google says that browsers may cut a link: of its JWT, in characters. */
export const LONGEST_SAFE_JWT = 1800;

const SAVE_LINK = 'https://pay.google.com/gp/v/save/';

/** A button "Add to Google Wallet". */
export interface GooglePass {
  readonly jwt: string;
  /** Where the button leads. */
  readonly url: string;
}

/** Makes links by which tickets are saved in Google's wallet. */
export class GooglePasses {
  private readonly account: GoogleAccount;

  /** @throws WalletSettingsError that names the first setting that is not right */
  constructor(settings: GoogleSettings) {
    this.account = new GoogleAccount(settings);
  }

  /**
   * The whole ticket in a link. It is longer than `LONGEST_SAFE_JWT` where the ticket has a large code or many texts: store the
   * object first (`GoogleWalletUpdates`), and link to it.
   *
   * @param at now, an instant
   * @throws WalletTicketError for what is no ticket
   */
  async pass(ticket: WalletTicket, at: string): Promise<GooglePass> {
    return this.linkTo(this.object(ticket, at), at);
  }

  /**
   * A short link to an object that Google has already.
   *
   * @param at now, an instant
   * @throws WalletTicketError for what is no ticket
   */
  async linkToStored(ticket: WalletTicket, at: string): Promise<GooglePass> {
    const { id, classId } = this.object(ticket, at);
    return this.linkTo({ id, classId }, at);
  }

  /** The ticket as Google's API takes it. */
  object(ticket: WalletTicket, at: string): ReturnType<typeof transitObject> {
    if (!isInstant(at)) throw new WalletTicketError('at', 'must be an instant such as 2026-12-05T06:00:00.000Z');
    const read = readWalletTicket(ticket);
    const { classId } = this.account;
    return transitObject(read, { id: this.account.objectId(read.serialNumber), classId }, at);
  }

  private async linkTo(object: object, at: string): Promise<GooglePass> {
    const jwt = await this.account.sign({
      aud: 'google',
      typ: 'savetowallet',
      iat: Math.floor(Date.parse(at) / 1000),
      origins: this.account.origins,
      payload: { transitObjects: [object] },
    });
    return { jwt, url: SAVE_LINK + jwt };
  }
}
