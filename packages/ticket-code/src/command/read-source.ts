import { fromUtf8 } from '../bytes/utf8.js';
import { MARK } from '../payload/layout.js';
import { SIGNATURE, pngOf } from '../symbols/png.js';
import type { Source } from './options.js';
import { readBytes } from './read-bytes.js';
import { readPicture } from './read-picture.js';
import { svgModules } from './svg-modules.js';
import { UsageError } from './usage-error.js';

/** What a compact JWS begins with: `{"` in base64url. */
export const JWS_MARK = 'eyJ';
const MOST_PIXELS = 64_000_000;
/** Pixels for a module of an SVG. */
const MODULE_PIXELS = 4;

/**
 * What is to be verified: a text where it is one, else bytes.
 *
 * @throws UsageError when it cannot be read
 */
export async function readSource(source: Source): Promise<readonly (string | Uint8Array)[]> {
  switch (source.kind) {
    case 'TEXT':
      return [source.text];
    case 'FILE':
      return [textOrBytes(await readBytes(source.path))];
    case 'IMAGE':
      return readImage(source.path);
  }
}

async function readImage(path: string): Promise<readonly (string | Uint8Array)[]> {
  const bytes = await readBytes(path);
  const picture = bytes[0] === '<'.charCodeAt(0) ? pngOfSvg(bytes, path) : checkedPicture(bytes, path);
  return (await readPicture(picture)).map(textOrBytes);
}

/** PNG or JPEG, and no PNG that unfolds to more than a camera takes. */
function checkedPicture(bytes: Uint8Array, path: string): Uint8Array {
  const isPng = SIGNATURE.every((byte, index) => bytes[index] === byte);
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (!isPng && !isJpeg) throw new UsageError(`${path} is neither PNG, JPEG nor SVG`);
  if (isPng && bytes.length >= 24) {
    const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const pixels = header.getUint32(16) * header.getUint32(20);
    if (pixels > MOST_PIXELS) throw new UsageError(`${path} has more than ${MOST_PIXELS} pixels`);
  }
  return bytes;
}

function pngOfSvg(bytes: Uint8Array, path: string): Uint8Array {
  const modules = svgModules(fromUtf8(bytes) ?? '');
  if (modules === null) throw new UsageError(`${path} is no SVG that this package drew: make a PNG of it`);
  return pngOf(modules, MODULE_PIXELS);
}

function textOrBytes(bytes: Uint8Array): string | Uint8Array {
  const text = fromUtf8(bytes)?.trim();
  return text !== undefined && (text.startsWith(MARK) || text.startsWith(JWS_MARK)) ? text : bytes;
}
