import {
  BoundedInteger,
  Choice,
  Enumeration,
  Ia5String,
  ListOf,
  OctetString,
  type PerType,
  Recursive,
  Sequence,
  UnboundedInteger,
  Utf8String,
  boolean,
} from '@ticket-distribution/uic-barcode/per';
import * as fc from 'fast-check';

const [LONGEST_LIST, DEEPEST] = [2, 2];

const bytes = fc.uint8Array({ maxLength: 6 });
const integers = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((whole) => {
    const value = Number(whole);
    return Number.isSafeInteger(value) ? value : whole;
  }),
);
const ascii = (shortest: number, longest: number) =>
  fc.string({
    unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)),
    minLength: shortest,
    maxLength: longest,
  });

/** Any value of a type, its defaults filled in, so that it is read back as it is; types within themselves a few deep. */
export function arbitraryValue(type: PerType<unknown>, deep = 0): fc.Arbitrary<unknown> {
  if (type instanceof Recursive) return arbitraryValue((type.target as () => PerType<unknown>)(), deep + 1);
  if (type instanceof BoundedInteger) return fc.integer({ min: type.lowest, max: type.highest });
  if (type instanceof UnboundedInteger) return integers;
  if (type instanceof Enumeration) return arbitraryName(type as Enumeration<string>);
  if (type instanceof OctetString) return bytes;
  if (type instanceof Utf8String) return fc.string({ unit: 'grapheme', maxLength: 6 });
  if (type instanceof Ia5String) return ascii(type.shortest ?? 0, type.shortest === undefined ? 6 : type.longest);
  if (type instanceof ListOf) {
    if (deep === DEEPEST) return fc.constant([]);
    return fc.array(arbitraryValue(type.item as PerType<unknown>, deep), { maxLength: LONGEST_LIST });
  }
  if (type instanceof Choice) return arbitraryChoice(type as Choice<Record<string, PerType<unknown>>>, deep);
  if (type instanceof Sequence) return arbitrarySequence(type as Sequence<unknown>, deep);
  if (type === boolean) return fc.boolean();
  throw new Error(`No values are known for ${type.constructor.name}`);
}

function arbitraryName({ names, extensible }: Enumeration<string>): fc.Arbitrary<string> {
  const known = fc.constantFrom(...names);
  return extensible
    ? fc.oneof(
        { weight: 9, arbitrary: known },
        fc.nat(63).map((number) => `extension${number}`),
      )
    : known;
}

function arbitraryChoice({ alternatives }: Choice<Record<string, PerType<unknown>>>, deep: number) {
  const known = Object.entries(alternatives).map(([name, type]) => fc.record({ [name]: arbitraryValue(type, deep) }));
  const added = fc.record({ extensionAlternative: fc.record({ index: fc.nat(63), content: bytes }) });
  return fc.oneof(...known, added);
}

function arbitrarySequence({ components, extensible }: Sequence<unknown>, deep: number): fc.Arbitrary<unknown> {
  const fields = components.map(({ name, type, fallback }) => {
    const value = arbitraryValue(type, deep);
    return [name, fallback === undefined ? value : fc.oneof(fc.constant(fallback), value)] as const;
  });
  const additions = { extensionAdditions: fc.array(fc.option(bytes), { minLength: 1, maxLength: 3 }) };
  const requiredKeys = components.filter(({ omissible, fallback }) => !omissible || fallback !== undefined);
  return fc.record(extensible ? { ...Object.fromEntries(fields), ...additions } : Object.fromEntries(fields), {
    requiredKeys: requiredKeys.map(({ name }) => name),
  });
}
