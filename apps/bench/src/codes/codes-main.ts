import { codeCases } from './code-cases.js';

/** What the parent reads: one entry for each thing that is done. */
export interface CodeFigures {
  readonly what: string;
  readonly perSecond: number;
  readonly besidePerSecond: Readonly<Record<string, number>>;
}

/** How long each case runs, milliseconds. */
const RUN_MS = 400;

// Codes in a process of their own, on one core: node codes-main.js.
const figures: CodeFigures[] = [];
for (const { what, work, beside } of await codeCases()) {
  const besidePerSecond: Record<string, number> = {};
  for (const [name, other] of Object.entries(beside)) besidePerSecond[name] = await warmRate(other);
  figures.push({ what, perSecond: await warmRate(work), besidePerSecond });
}
console.log(JSON.stringify(figures));

async function warmRate(work: () => unknown): Promise<number> {
  await ratePerSecond(work, RUN_MS / 2);
  return ratePerSecond(work, RUN_MS);
}

async function ratePerSecond(work: () => unknown, milliseconds: number): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < milliseconds) {
    for (let index = 0; index < 10; index += 1) await work();
    done += 10;
  }
  return (done * 1000) / (performance.now() - started);
}
