import type { PerType } from './per-type.js';

/** A component of a SEQUENCE that may be left out: OPTIONAL, or with a DEFAULT. */
export class Omissible<Value> {
  /** @param fallback what it is when it is left out; undefined: nothing */
  constructor(
    readonly type: PerType<Value>,
    readonly fallback?: Value,
  ) {}
}

/** A component that may be left out. */
export function optional<Value>(type: PerType<Value>): Omissible<Value> {
  return new Omissible(type);
}

/** A component that is left out when it has the value of the DEFAULT, and read as that when it is left out. */
export function withDefault<Value>(type: PerType<Value>, fallback: NoInfer<Value>): Omissible<Value> {
  return new Omissible(type, fallback);
}

/** The value of a SEQUENCE with these components. */
export type SequenceOf<Fields> = {
  readonly [Name in keyof Fields as Fields[Name] extends Omissible<unknown>
    ? never
    : Name]: Fields[Name] extends PerType<infer Value> ? Value : never;
} & {
  readonly [Name in keyof Fields as Fields[Name] extends Omissible<unknown> ? Name : never]?:
    | (Fields[Name] extends Omissible<infer Value> ? Value : never)
    | undefined;
};

/** A SEQUENCE to which a later version may add components. */
export interface Extensible {
  /** What later versions added, as the bytes of each, null where one is left out; absent when nothing was added. */
  readonly extensionAdditions?: readonly (Uint8Array | null)[] | undefined;
}
