export { lawBatch } from './laws/law-batch.js';
export { otherPolicies } from './laws/other-policies.js';
export { policiesOfOneMore } from './laws/policies-of-one-more.js';
export { planted } from './mutants/mutant.js';
export type { Edit, Mutant } from './mutants/mutant.js';
export { MUTANTS } from './mutants/mutants.js';
export { plantedCopy } from './mutants/planted-copy.js';
export { settingsOf } from './campaign/settings.js';
