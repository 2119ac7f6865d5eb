import { nod, systemPattern } from '../state/words.js';
import { contractJsonSystems, type JsonSystem } from '../state/json-system.js';

/**
 * Reads names with commas between them, such as `BIFROST,WALLET`. `:fare-contracts` behind a name says what the system gives back;
 * without it one of the public contract gives what it gives there, and another external references. Throws an Error for what is no
 * name, or named twice.
 */
export const readJsonSystems = (text: string): JsonSystem[] => {
  const systems = text.split(',').map((entry) => readJsonSystem(entry.trim()));
  const names = systems.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${twice} is named twice.`);
  return systems;
};

const readJsonSystem = (entry: string): JsonSystem => {
  const [, name = '', contracts] = /^([^:]*)(:fare-contracts)?$/.exec(entry) ?? [];
  if (!systemPattern.test(name) || name === nod) throw new Error(`${entry} is not a system that speaks JSON.`);
  if (contracts !== undefined) return { name, gives: 'fare-contracts' };
  return contractJsonSystems.find((system) => system.name === name) ?? { name, gives: 'external-references' };
};
