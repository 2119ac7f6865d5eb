import * as fc from 'fast-check';

/** Names that objects have without being given them, and names that nobody knows. */
const ODD_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  'colour',
  'é́𝒳',
];

/** Stands for a number that no number can be; written as one. */
const BEYOND = '<beyond every number>';

export const anyOddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...ODD_NAMES, '99999999999999999999', '-1', '1e3', 'null', '\u0000', '\ud800', '💺', 'x'.repeat(300)),
  fc.string({ unit: 'grapheme' }),
);

const anyOddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, BEYOND, '', [], {}, [null], [[]], [{}]),
  anyOddText,
  fc.jsonValue(),
);

interface Damage {
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'repeat';
  readonly name: string;
  readonly value: unknown;
}

const anyDamage: fc.Arbitrary<Damage> = fc.record({
  place: fc.nat(1000),
  kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'repeat'),
  name: fc.constantFrom(...ODD_NAMES),
  value: anyOddValue,
});

/** A body with one place of it damaged, as text. */
export function anyDamaged(body: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(body, anyDamage).map(([value, damage]) => {
    const place = damage.place % Math.max(1, countPlaces(value));
    return written(damaged(value, { ...damage, place }).value);
  });
}

/** JSON text; a number that no number can be stands in it as one. */
export function written(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll(`"${BEYOND}"`, '1e400');
}

/** Text that may be JSON or not. */
export const anyText: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json(),
  anyOddValue.map(written),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
);

function countPlaces(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((count, member) => count + 1 + countPlaces(member), 0);
}

/** Counts places down, depth first; damages the one that is reached at 0. */
function damaged(value: unknown, damage: Damage): { readonly value: unknown; readonly left: number } {
  if (value === null || typeof value !== 'object') return { value, left: damage.place };
  let left = damage.place;
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (left === 0) {
      left = -1;
      return struck(name, member, damage);
    }
    if (left < 0) return [[name, member]];
    const inside = damaged(member, { ...damage, place: left - 1 });
    left = inside.left;
    return [[name, inside.value]];
  });
  if (Array.isArray(value)) return { value: members.map(([, member]) => member), left };
  return { value: Object.fromEntries(members), left };
}

function struck(name: string, member: unknown, { kind, name: other, value }: Damage): [string, unknown][] {
  switch (kind) {
    case 'replace':
      return [[name, value]];
    case 'remove':
      return [];
    case 'rename':
      return [[other, member]];
    case 'add':
      return [
        [name, member],
        [other, value],
      ];
    case 'repeat':
      return [
        [name, member],
        [name, member],
      ];
  }
}
