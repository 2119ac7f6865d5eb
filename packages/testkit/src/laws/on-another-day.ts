const DAY_MS = 86_400_000;

/** What `work` gives on another day: whoever reads the clock of the machine meanwhile reads so much later. */
export function onAnotherDay<Result>(daysLater: number, work: () => Result): Result {
  const now = globalThis.Date;
  const later = (): number => now.now() + daysLater * DAY_MS;
  globalThis.Date = new Proxy(now, {
    construct: (date, said, self) => Reflect.construct(date, said.length === 0 ? [later()] : said, self),
    apply: (date) => Reflect.construct(date, [later()]).toString(),
    get: (date, name, self) => (name === 'now' ? later : Reflect.get(date, name, self)),
  });
  try {
    return work();
  } finally {
    globalThis.Date = now;
  }
}
