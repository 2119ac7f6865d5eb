import type { AnswerOf, OperationId } from './answer.js';
import type { Operations } from './generated/operations.js';

/** What a call is made with, besides what the operation takes. */
export interface CallOptions {
  /** Ends the call, whatever it waits for: it throws the reason of the signal. */
  readonly signal?: AbortSignal;
  /**
   * The key under which the request may be sent again (1 to 255 visible ASCII characters), for who keeps it with the request;
   * default: a new one for each call. Null: none, and the request is sent once. Operations that only read take none.
   */
  readonly idempotencyKey?: string | null;
}

/** What an operation takes: its path, query and headers, and its body. */
export type RequestOf<Id extends OperationId> = Operations[Id]['request'];

/** A request of which everything may be left out may be left out itself. */
type ArgumentsOf<Id extends OperationId> =
  Partial<RequestOf<Id>> extends RequestOf<Id>
    ? [request?: RequestOf<Id>, options?: CallOptions]
    : [request: RequestOf<Id>, options?: CallOptions];

/**
 * The operations of the API by their operationIds. Each gives what was answered, a refusal too; it throws `NoAnswer` when
 * none came, `UnexpectedAnswer` for one that is not the API's, and the reason of a signal that ended it.
 */
export type Client = {
  readonly [Id in OperationId]: (...args: ArgumentsOf<Id>) => Promise<AnswerOf<Id>>;
};
