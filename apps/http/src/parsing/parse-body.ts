import 'reflect-metadata';
import { type ValidationError, validateSync } from 'class-validator';
import { type Violation, malformed } from '@ticket-distribution/domain';
import { type BodyClass, type UnknownFields, isPlainlyValid } from './body-class.js';
import { BodyReader } from './body-reader.js';
import { IS_REQUIRED } from './constraints.js';

/** More would help nobody. */
const MOST_VIOLATIONS = 100;

const VALIDATION = {
  stopAtFirstError: true,
  forbidUnknownValues: false,
  validationError: { target: false, value: false },
};

/**
 * Parsed JSON as an instance of a body class, checked by its decorators.
 *
 * @param value undefined: there was no body
 * @throws DomainError `request/malformed` with one violation per field
 */
export function parseBody<T extends object>(
  type: BodyClass<T>,
  value: unknown,
  unknownFields: UnknownFields = 'refused',
): T {
  if (value === undefined) throw malformed([{ field: 'body', message: `${IS_REQUIRED}: a JSON object` }]);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw malformed([{ field: 'body', message: 'must be a JSON object' }]);
  }
  const reader = new BodyReader(unknownFields);
  const body = reader.read(type, value);
  const errors = isPlainlyValid(type, body) ? [] : validateSync(body, VALIDATION);
  const violations = [...reader.violations, ...errors.flatMap((error) => flattened(error, ''))];
  if (violations.length > 0) throw malformed(violations.slice(0, MOST_VIOLATIONS));
  return body;
}

function flattened({ property, constraints, children = [] }: ValidationError, path: string): Violation[] {
  const at = /^\d+$/.test(property) ? `${path}[${property}]` : path === '' ? property : `${path}.${property}`;
  const [message] = Object.values(constraints ?? {});
  return message === undefined ? children.flatMap((child) => flattened(child, at)) : [{ field: at, message }];
}
