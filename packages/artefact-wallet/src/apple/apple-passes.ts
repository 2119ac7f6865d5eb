import { PKPass, PassType } from 'passkit-generator';
import { checkAddress } from '../settings/check-address.js';
import { checkText } from '../settings/check-text.js';
import { encodingOf } from '../ticket/code-encoding.js';
import { isInstant, isOpen } from '../ticket/instants.js';
import { firstDeparture } from '../ticket/journey.js';
import { readWalletTicket } from '../ticket/read-wallet-ticket.js';
import type { WalletCode, WalletTicket } from '../ticket/wallet-ticket.js';
import { WalletTicketError } from '../ticket/wallet-ticket-error.js';
import { WALLET_TEXTS } from '../ticket/wallet-texts.js';
import { WalletSettingsError } from '../settings/wallet-settings-error.js';
import type { AppleSettings } from './apple-settings.js';
import { AuthenticationTokens } from './authentication-tokens.js';
import { passDescription } from './pass-description.js';
import { isJourney, passFields } from './pass-fields.js';
import { passImages } from './pass-images.js';
import { PassSigner } from './pass-signer.js';
import type { Color } from './png.js';
import { transitType } from './transit-type.js';
import { translations } from './translations.js';

const COLORS = { background: '#17365C', foreground: '#FFFFFF', label: '#B9CCE4' };
const FORMATS = { QR: 'PKBarcodeFormatQR', AZTEC: 'PKBarcodeFormatAztec' } as const;
const ENCODINGS = { latin1: 'iso-8859-1', utf8: 'utf-8' } as const;

/** Makes passes for Apple's wallet (`.pkpass`, application/vnd.apple.pkpass). */
export class ApplePasses {
  readonly passTypeIdentifier: string;
  /** Null without a web service. */
  readonly tokens: AuthenticationTokens | null;
  private readonly signer: PassSigner;
  private readonly images: ReadonlyMap<string, Buffer>;
  private readonly colors: typeof COLORS;
  private readonly webServiceURL: string;

  /** @throws WalletSettingsError that names the first setting that is not right */
  constructor(private readonly settings: AppleSettings) {
    this.passTypeIdentifier = checkText('apple.passTypeIdentifier', settings.passTypeIdentifier);
    checkText('apple.teamIdentifier', settings.teamIdentifier);
    this.signer = new PassSigner(settings);
    const { webService } = settings;
    this.tokens = webService === undefined ? null : new AuthenticationTokens(webService.secrets);
    this.webServiceURL = webService === undefined ? '' : webServiceAddress(webService.url);
    this.colors = settings.colors ?? COLORS;
    const [background, foreground] = [colorOf('background', this.colors), colorOf('foreground', this.colors)];
    colorOf('label', this.colors);
    this.images = passImages(settings.images, background, foreground);
  }

  /**
   * The bytes of the pass. What it says is the same for the same ticket; its signature holds the second at which it was made, by
   * the clock of the machine, since passkit-generator writes it so.
   *
   * @param at now, an instant: the certificates have to be valid then
   * @throws WalletTicketError for what is no ticket
   * @throws WalletSettingsError where a certificate is not valid at this instant
   */
  pass(ticket: WalletTicket, at: string): Uint8Array {
    if (!isInstant(at)) throw new WalletTicketError('at', 'must be an instant such as 2026-12-05T06:00:00.000Z');
    const read = readWalletTicket(ticket);
    const pass = new PKPass(Object.fromEntries(this.images), this.signer.at(at), this.properties(read));
    pass.types.push(styleOf(read));
    pass.setRelevantDate(new Date(firstDeparture(read.legs) ?? read.validFrom));
    if (!isOpen(read.validUntil)) pass.setExpirationDate(new Date(read.validUntil));
    if (read.code !== null && read.state === 'VALID') pass.setBarcodes(barcode(read.code, read.orderId));
    for (const [language, texts] of translations(read)) pass.localize(language, texts);
    return pass.getAsBuffer();
  }

  private properties(ticket: WalletTicket) {
    const { background, foreground, label } = this.colors;
    return {
      formatVersion: 1 as const,
      passTypeIdentifier: this.passTypeIdentifier,
      teamIdentifier: this.settings.teamIdentifier,
      serialNumber: ticket.serialNumber,
      organizationName: ticket.organisationName,
      description: passDescription(ticket, WALLET_TEXTS[ticket.language]),
      logoText: ticket.organisationName,
      ...(isJourney(ticket) && { groupingIdentifier: ticket.orderId }),
      backgroundColor: rgb(background),
      foregroundColor: rgb(foreground),
      labelColor: rgb(label),
      ...(ticket.state === 'VOIDED' && { voided: true }),
      ...(this.tokens !== null && {
        webServiceURL: this.webServiceURL,
        authenticationToken: this.tokens.of(ticket.serialNumber),
      }),
    };
  }
}

function styleOf(ticket: WalletTicket): PassType<'boardingPass' | 'generic'> {
  const style = new PassType<'boardingPass' | 'generic'>(isJourney(ticket) ? 'boardingPass' : 'generic');
  if (isJourney(ticket)) style.transitType = transitType(ticket.legs);
  const places = passFields(ticket, WALLET_TEXTS[ticket.language]);
  style.headerFields.push(...places.headerFields);
  style.primaryFields.push(...places.primaryFields);
  style.secondaryFields.push(...places.secondaryFields);
  style.auxiliaryFields.push(...places.auxiliaryFields);
  style.backFields.push(...places.backFields);
  return style;
}

function barcode({ text, symbology }: WalletCode, altText: string) {
  return { format: FORMATS[symbology], message: text, messageEncoding: ENCODINGS[encodingOf(text)], altText };
}

function webServiceAddress(url: unknown): string {
  return checkAddress('apple.webService.url', url).href.replace(/\/$/, '');
}

function colorOf(name: keyof typeof COLORS, colors: typeof COLORS): Color {
  if (!/^#[0-9A-Fa-f]{6}$/.test(colors[name])) {
    throw new WalletSettingsError(`apple.colors.${name}`, 'must be a colour such as #17365C');
  }
  return channels(colors[name]);
}

function channels(color: string): Color {
  const [red = 0, green = 0, blue = 0] = Buffer.from(color.slice(1), 'hex');
  return [red, green, blue];
}

function rgb(color: string): string {
  return `rgb(${channels(color).join(', ')})`;
}
