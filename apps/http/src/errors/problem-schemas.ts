import type { Violation } from '@ticket-distribution/domain';
import {
  INSTANT,
  OPEN_OBJECT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  enumSchema,
  listSchema,
  objectSchema,
  component,
} from '../schema/schema.js';
import { ERROR_CODES, type MalformedProblem, type Problem } from './problem.js';

const PROBLEM_FIELDS = {
  type: { type: 'string', format: 'uri', description: 'Names the code.' },
  title: TEXT,
  status: WHOLE_NUMBER,
  detail: TEXT,
  instance: { type: 'string', format: 'uri-reference' },
  code: component('ErrorCode'),
  correlationId: TEXT,
  path: TEXT,
  error: TEXT,
  message: TEXT,
  exception: { ...component('ErrorCode'), description: 'An alias of code.' },
  timestamp: INSTANT,
  details: { ...OPEN_OBJECT, description: 'The facts of the refusal; the code says which.' },
};

export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  ErrorCode: enumSchema(ERROR_CODES, 'Why something was refused; stable.'),
  Problem: objectSchema<Problem>(PROBLEM_FIELDS, "RFC 9457 problem details and the public contract's ApiError in one."),
  MalformedProblem: objectSchema<MalformedProblem>({
    ...PROBLEM_FIELDS,
    violations: listSchema(component('Violation')),
  }),
  Violation: objectSchema<Violation>({
    field: { type: 'string', description: 'Such as orderLines[0].id, header Entur-Pos, path version.' },
    message: TEXT,
  }),
};
