import * as fc from 'fast-check';

const AWKWARD = [
  "O'Brien; DROP TABLE orders",
  'Æøå 馬 🎫 e\u0301',
  '%_\\ "quoted" `tick` :name $1 ?',
  ' \t\r\n ',
  '{"json":[1]}',
  'null',
  '0012',
  '\u2028\uFEFF\u200F',
];

/** Texts as people and systems write them, the awkward ones included; never longer than 40 characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(...AWKWARD),
);
