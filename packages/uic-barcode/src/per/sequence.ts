import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { readAdditions, writeAdditions } from './extension-additions.js';
import { type Extensible, Omissible, type SequenceOf } from './field.js';
import { PerType } from './per-type.js';

const ADDITIONS = 'extensionAdditions';

interface Component {
  readonly name: string;
  readonly type: PerType<unknown>;
  readonly omissible: boolean;
  readonly fallback: unknown;
}

/** SEQUENCE: a bit for each component that may be left out, then the components in their order. */
export class Sequence<Value> extends PerType<Value> {
  readonly #omissible: readonly Component[];
  readonly #known: ReadonlySet<string>;

  constructor(
    readonly components: readonly Component[],
    readonly extensible: boolean,
  ) {
    super();
    this.#omissible = components.filter(({ omissible }) => omissible);
    this.#known = new Set([...components.map(({ name }) => name), ...(extensible ? [ADDITIONS] : [])]);
  }

  write(writer: BitWriter, value: Value): void {
    if (typeof value !== 'object' || value === null) throw writer.refusal('must be an object');
    const given = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(given)) {
      if (!this.#known.has(name)) throw writer.refusal(`must have no field ${name}`);
    }
    const additions = (given as Extensible)[ADDITIONS] ?? [];
    if (!Array.isArray(additions)) throw writer.refusal(`must have a list as ${ADDITIONS}`);
    if (this.extensible) writer.write(additions.length > 0 ? 1 : 0, 1);
    for (const component of this.#omissible) writer.write(isWritten(component, given[component.name]) ? 1 : 0, 1);
    for (const component of this.components) {
      const content = given[component.name];
      if (component.omissible && !isWritten(component, content)) continue;
      writer.within(component.name, () => component.type.write(writer, content));
    }
    if (additions.length > 0) writer.within(ADDITIONS, () => writeAdditions(writer, additions));
  }

  read(reader: BitReader): Value {
    const extended = this.extensible && reader.readFlag();
    const written = new Set(this.#omissible.filter(() => reader.readFlag()));
    const value: Record<string, unknown> = {};
    for (const component of this.components) {
      if (!component.omissible || written.has(component)) value[component.name] = component.type.read(reader);
      else if (component.fallback !== undefined) value[component.name] = component.fallback;
    }
    if (extended) value[ADDITIONS] = readAdditions(reader);
    return value as Value;
  }
}

function isWritten({ type, fallback }: Component, content: unknown): boolean {
  return content !== undefined && (fallback === undefined || !type.same(content, fallback));
}

/** SEQUENCE with these components in their order. */
export function sequence<Fields extends object>(fields: Fields): PerType<SequenceOf<Fields>> {
  return new Sequence<SequenceOf<Fields>>(componentsOf(fields), false);
}

/** SEQUENCE with these components in their order, to which a later version may add others. */
export function extensibleSequence<Fields extends object>(fields: Fields): PerType<SequenceOf<Fields> & Extensible> {
  return new Sequence<SequenceOf<Fields> & Extensible>(componentsOf(fields), true);
}

function componentsOf(fields: object): Component[] {
  return Object.entries(fields as Record<string, PerType<unknown> | Omissible<unknown>>).map(([name, field]) =>
    field instanceof Omissible
      ? { name, type: field.type, omissible: true, fallback: field.fallback }
      : { name, type: field, omissible: false, fallback: undefined },
  );
}
