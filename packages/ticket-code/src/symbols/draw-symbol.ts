import { framed } from './framed.js';
import { modulesOf } from './modules-of.js';
import { pngOf } from './png.js';
import { svgOf } from './svg.js';
import type { SymbolRequest } from './symbol-request.js';
import { UndrawableSymbolError } from './undrawable-symbol-error.js';

/** How a symbol is drawn. */
export interface Drawing {
  /** Pixels for a module, a whole number from 1 to 64; 8 unless said otherwise. */
  readonly modulePixels?: number | undefined;
  /** Light modules around the symbol, a whole number from 0 to 32. Unless said otherwise 4 for QR, 2 for Aztec. */
  readonly quietZone?: number | undefined;
}

const QUIET_ZONES = { QR: 4, AZTEC: 2 } as const;
const [MOST_PIXELS, MOST_QUIET] = [64, 32];

/**
 * A symbol as a picture, black on white and opaque: SVG as text, PNG as bytes.
 *
 * @throws UndrawableSymbolError for what cannot be drawn
 */
export function drawSymbol(request: SymbolRequest & Drawing & { readonly format: 'SVG' }): string;
export function drawSymbol(request: SymbolRequest & Drawing & { readonly format: 'PNG' }): Uint8Array;
export function drawSymbol(request: SymbolRequest & Drawing & { readonly format: 'SVG' | 'PNG' }): string | Uint8Array {
  const { format, modulePixels = 8, quietZone = QUIET_ZONES[request.symbology] } = request;
  checkWhole('modulePixels', modulePixels, 1, MOST_PIXELS);
  checkWhole('quietZone', quietZone, 0, MOST_QUIET);
  const modules = framed(modulesOf(request), quietZone);
  return format === 'SVG' ? svgOf(modules, modulePixels) : pngOf(modules, modulePixels);
}

function checkWhole(field: string, number: number, least: number, most: number): void {
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UndrawableSymbolError(field, `must be a whole number from ${least} to ${most}`);
  }
}
