export { animationOf } from './symbols/animation.js';
export { drawSymbol } from './symbols/draw-symbol.js';
export type { Drawing } from './symbols/draw-symbol.js';
export { modulesOf } from './symbols/modules-of.js';
export { qrModeOf } from './symbols/qr-modules.js';
export type { QrMode } from './symbols/qr-modules.js';
export type {
  AztecRequest,
  Modules,
  QrErrorCorrection,
  QrRequest,
  SymbolRequest,
} from './symbols/symbol-request.js';
export { UndrawableSymbolError } from './symbols/undrawable-symbol-error.js';
