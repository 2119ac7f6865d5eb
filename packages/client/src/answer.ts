import type { Operations, StatusOfCode } from './generated/operations.js';
import type { MalformedProblem, Problem } from './generated/schemas.js';

/** The name of an operation: its operationId. */
export type OperationId = keyof Operations;

/** What every answer has. */
interface AnyAnswer {
  readonly headers: Headers;
  /** The body as it came; empty where it is no text. */
  readonly text: string;
}

/** An answer that is no refusal. */
export interface SuccessWith<Status, Body> extends AnyAnswer {
  readonly ok: true;
  readonly status: Status;
  readonly body: Body;
}

/** A refusal: what its code says, and its status. */
export interface RefusalWith<Code> extends AnyAnswer {
  readonly ok: false;
  readonly status: number;
  readonly problem: ProblemOf<Code>;
}

/** The problem of a code; of several codes a union that the code tells apart. */
export type ProblemOf<Code> = Code extends keyof StatusOfCode
  ? Omit<Code extends 'request/malformed' ? MalformedProblem : Problem, 'code' | 'exception' | 'status'> & {
      readonly code: Code;
      readonly exception: Code;
      readonly status: StatusOfCode[Code];
    }
  : never;

/** An answer of an operation that is no refusal, by its status. */
export type SuccessOf<Id extends OperationId> = {
  [Status in keyof Operations[Id]['answers']]: SuccessWith<Status, Operations[Id]['answers'][Status]>;
}[keyof Operations[Id]['answers']];

/** How an operation answers. */
export type AnswerOf<Id extends OperationId> = SuccessOf<Id> | RefusalWith<Operations[Id]['codes']>;
