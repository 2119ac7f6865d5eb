import * as fc from 'fast-check';

/** The same values; where a law does not hold for one of them, `text` says what it is. */
export function shownAs<Value extends object>(
  any: fc.Arbitrary<Value>,
  text: (value: Value) => string,
): fc.Arbitrary<Value> {
  return any.map((value) => Object.assign(value, { [fc.toStringMethod]: () => text(value) }));
}
