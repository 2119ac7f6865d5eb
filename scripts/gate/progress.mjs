const QUIET_MS = 15_000;

/** Says what has ended, and what still runs when nothing was said for a while. */
export class Progress {
  #said = Date.now();
  #running = new Set();
  #ticking = setInterval(() => this.#remind(), 1000);

  began(job) {
    this.#running.add(job);
  }

  ended(job, { name, counts, broken, took }) {
    this.#running.delete(job);
    const isGood = broken === null && !(counts?.failing > 0);
    const numbers = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
    const parts = [...numbers.map(([word, count]) => `${count} ${word}`), ...(broken === null ? [] : [broken])];
    this.#say(`${isGood ? '✔' : '✖'} ${name}: ${parts.join(', ') || 'fine'} (${inWords(took)})`);
  }

  close() {
    clearInterval(this.#ticking);
  }

  #remind() {
    if (Date.now() - this.#said < QUIET_MS) return;
    this.#say(`… still running: ${[...this.#running].map(nameOf).join(', ')}`);
  }

  #say(line) {
    this.#said = Date.now();
    console.log(line);
  }
}

function nameOf({ name, test, since }) {
  const current = test();
  return `${name} (${inWords(Date.now() - since)}${current === null ? '' : `, “${current}”`})`;
}

/** As mocha says it: 200ms, 12s, 3m. */
export function inWords(ms) {
  if (ms >= 60_000) return `${Math.round(ms / 60_000)}m`;
  return ms >= 1000 ? `${Math.round(ms / 1000)}s` : `${ms}ms`;
}
