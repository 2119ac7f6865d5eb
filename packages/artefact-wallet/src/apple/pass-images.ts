import { WalletSettingsError } from '../settings/wallet-settings-error.js';
import type { AppleSettings, PassImageName } from './apple-settings.js';
import type { Color } from './png.js';
import { ticketPicture } from './ticket-picture.js';

/** The width of each in pixels. */
const OURS: Readonly<Record<PassImageName, number>> = {
  'icon.png': 29,
  'icon@2x.png': 58,
  'icon@3x.png': 87,
  'logo.png': 50,
  'logo@2x.png': 100,
  'logo@3x.png': 150,
};
const PNG_SIGNATURE = '89504e470d0a1a0a';
const LARGEST_IMAGE = 256 * 1024;

/**
 * The images of a pass by their names: those that are given, and our own where there is no icon or no logo among them.
 *
 * @throws WalletSettingsError for an unknown name, for what is no PNG or too large, and for icons without `icon.png`
 */
export function passImages(given: AppleSettings['images'] = {}, background: Color, ink: Color): Map<string, Buffer> {
  const images = new Map<string, Buffer>();
  for (const [name, bytes] of Object.entries(given)) images.set(name, checked(name, bytes));
  for (const kind of ['icon', 'logo']) {
    const names = Object.keys(OURS).filter((name) => name.startsWith(kind)) as PassImageName[];
    if (!names.some((name) => images.has(name))) {
      for (const name of names) images.set(name, ticketPicture(OURS[name], background, ink));
    } else if (!images.has(`${kind}.png`)) {
      throw new WalletSettingsError(`apple.images.${kind}.png`, `must be there, as there is another ${kind}`);
    }
  }
  return new Map([...images].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function checked(name: string, bytes: unknown): Buffer {
  const option = `apple.images.${name}`;
  if (!Object.hasOwn(OURS, name)) throw new WalletSettingsError(option, 'is no image of a pass');
  if (!(bytes instanceof Uint8Array) || Buffer.from(bytes.subarray(0, 8)).toString('hex') !== PNG_SIGNATURE) {
    throw new WalletSettingsError(option, 'must be a PNG');
  }
  if (bytes.length > LARGEST_IMAGE) throw new WalletSettingsError(option, `must have at most ${LARGEST_IMAGE} bytes`);
  return Buffer.from(bytes);
}
