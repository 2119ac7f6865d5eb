export { planted } from './mutants/mutant.js';
export type { Edit, Mutant } from './mutants/mutant.js';
export { MUTANTS } from './mutants/mutants.js';
export { plantedCopy } from './mutants/planted-copy.js';
export { settingsOf } from './campaign/settings.js';
