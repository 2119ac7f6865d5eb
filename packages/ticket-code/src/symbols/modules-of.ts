import { aztecModules } from './aztec-modules.js';
import { qrModules } from './qr-modules.js';
import type { Modules, SymbolRequest } from './symbol-request.js';

/**
 * The modules of a symbol, for who draws it himself.
 *
 * @throws UndrawableSymbolError for what cannot be drawn
 */
export function modulesOf(request: SymbolRequest): Modules {
  return request.symbology === 'QR' ? qrModules(request) : aztecModules(request);
}
