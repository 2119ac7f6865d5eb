/** What a telephone is answered over HTTP. */
export interface ServiceAnswer {
  readonly status: 200 | 201 | 204 | 304 | 400 | 401 | 404;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: without a body. */
  readonly body: string | Uint8Array | null;
}

export function answer(status: ServiceAnswer['status']): ServiceAnswer {
  return { status, headers: {}, body: null };
}
