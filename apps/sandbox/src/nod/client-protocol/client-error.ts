/** Why a pickup does not go on, as the client is told: an HTTP status, a stable code, a message and perhaps further fields. */
export class ClientError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
