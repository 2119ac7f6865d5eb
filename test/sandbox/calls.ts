/** An answer with its body as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any; // oxlint-disable-line typescript/no-explicit-any -- each test knows the shape that it asks for
}

export interface LedgerLine {
  readonly system: string;
  readonly operation: string;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  readonly outcome: string;
}

/** Calls with a JSON body and reads the JSON answer. */
export const call = async (method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<Answer> => {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};

export const get = (url: string): Promise<Answer> => call('GET', url);
export const post = (url: string, body: unknown, signal?: AbortSignal): Promise<Answer> =>
  call('POST', url, body, signal);
export const put = (url: string, body: unknown): Promise<Answer> => call('PUT', url, body);

/** The ledger without its times. */
export const ledger = async (address: string): Promise<LedgerLine[]> => {
  const { body } = await get(`${address}/sandbox/ledger`);
  return body.map(({ at: _at, ...line }: LedgerLine & { at: string }) => line);
};

/** Only what became of the calls with that key, in order. */
export const outcomes = async (address: string, key: string): Promise<string[]> =>
  (await ledger(address)).filter((line) => line.key === key).map(({ outcome }) => outcome);
