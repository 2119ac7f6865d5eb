const NUMBER = /^[1-9]\d{0,5}$/;

/** Texts, of which three and more that are numbers one after another are written as a range: `7, 11–40`. */
export function rangesOf(texts: readonly string[]): readonly string[] {
  const runs: string[][] = [];
  for (const text of texts) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last !== undefined && NUMBER.test(last) && NUMBER.test(text) && Number(text) === Number(last) + 1;
    if (run !== undefined && follows) run.push(text);
    else runs.push([text]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run));
}
