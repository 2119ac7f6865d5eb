import recheck from 'recheck/lib/browser.js';

/** Bounds in counted steps, not in time: the same expression is judged alike on every machine. */
const PARAMETERS = { timeout: null, attackTimeout: null, incubationTimeout: null, randomSeed: 0 };

/** One class of characters, counted, from the first to the last one: no analysis is needed, and it would take long. */
const ONE_CLASS = /^\^(?:\\.|\[(?:\\.|[^\]\\])*\])\{\d+(?:,\d*)?\}\$$/;

const known = new Map();

/**
 * Why an expression may take more steps than a text has characters, times a constant; null when it cannot. What cannot
 * be judged counts as slow.
 */
export function slownessOf(source, flags) {
  if (ONE_CLASS.test(source)) return null;
  const name = `/${source}/${flags}`;
  if (!known.has(name)) known.set(name, judged(recheck.checkSync(source, flags, PARAMETERS)));
  return known.get(name);
}

function judged({ status, complexity, error, attack }) {
  if (status === 'safe') return null;
  if (status === 'vulnerable') return `${complexity.summary} in the length of the text, such as ${attack.pattern}`;
  return `it cannot be judged (${error.kind})`;
}
