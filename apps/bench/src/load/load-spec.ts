/** The load of one measurement: the same request for a row of numbers, from so many clients at once. */
export interface LoadSpec {
  /** Of the server, without a slash at the end. */
  readonly address: string;
  readonly method: 'GET' | 'PUT' | 'POST';
  /** `{n}` stands for the number, `{hex}` and `{dec}` for it as twelve digits of either kind. */
  readonly path: string;
  /** An order under the id, or a text; in both the number is put as in the path. */
  readonly body: { readonly orderId: string; readonly lines: number } | { readonly text: string } | null;
  /** Besides those that every request has; default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The status of every good answer. */
  readonly status: number;
  /** What the text of every good answer has in it; an answer without it counts as wrong. */
  readonly contains?: string;
  /** What it never has. */
  readonly lacks?: string;
  readonly clients: number;
  /** The first number. */
  readonly from: number;
  readonly count: number;
  /** From one number to the next; default 1. */
  readonly step?: number;
}

/** What a load came to. */
export interface LoadResult {
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of the body of an answer, the mean. */
  readonly answerBytes: number;
  /** Answers that were not as they should be; the first few in words. */
  readonly wrong: number;
  readonly problems: readonly string[];
}
