import { MalformedBarcodeError, UnencodableValueError } from '@ticket-distribution/uic-barcode';
import {
  type PerType,
  type SequenceOf,
  boolean,
  decode,
  encode,
  enumeration,
  extensibleChoice,
  extensibleEnumeration,
  extensibleSequence,
  ia5,
  integer,
  listOf,
  objectIdentifier,
  octets,
  optional,
  recursive,
  sequence,
  utf8String,
  withDefault,
} from '@ticket-distribution/uic-barcode/per';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { bytesOf, hexOf } from './reference-data.js';

/** Checks that a value is written to bytes and read back from them. */
function stands<Value>(type: PerType<Value>, value: Value, hex: string): void {
  expect(hexOf(encode(type, value))).to.equal(hex);
  expect(decode(type, bytesOf(hex))).to.deep.equal(value);
}

function refuses<Value>(type: PerType<Value>, value: unknown, problem: string): void {
  expect(() => encode(type, value as Value)).to.throw(UnencodableValueError, problem);
}

describe('Unaligned PER', () => {
  it('takes as many bits for a bounded whole number as tell its values apart', () => {
    stands(integer(0, 1439), 1439, 'B3E0');
    stands(integer(-367, 700), -367, '0000');
    stands(integer(1, 9_999_999), 7_600_100, '73F7E3');
    stands(sequence({ only: integer(5, 5), flag: boolean }), { only: 5, flag: true }, '80');
    refuses(integer(1, 366), 367, 'must be a whole number from 1 to 366');
    refuses(integer(1, 366), 1.5, 'must be a whole number');
    expect(() => decode(integer(0, 1439), bytesOf('FFE0'))).to.throw(MalformedBarcodeError, 'out-of-range');
  });

  it('takes the fewest bytes for an unbounded whole number, up to 64 bits', () => {
    stands(integer(), 0, '0100');
    stands(integer(), 127, '017F');
    stands(integer(), 128, '020080');
    stands(integer(), -129, '02FF7F');
    stands(integer(), 4_000_054_089, '0500EE6BFB49');
    stands(integer(), 9_223_372_036_854_775_807n, '087FFFFFFFFFFFFFFF');
    refuses(integer(), 2n ** 63n, 'at most 64 bits');
    refuses(integer(), 2 ** 53, 'at most 64 bits');
    for (const hex of ['00', '09000000000000000000']) {
      expect(() => decode(integer(), bytesOf(hex)), hex).to.throw(MalformedBarcodeError, 'out-of-range');
    }
  });

  it('takes seven bits for a character of ASCII, and UTF-8 for others', () => {
    stands(ia5(), 'Oslo', '049FCF66F0');
    stands(ia5(3), 'EUR', '8B5690');
    stands(ia5(1, 2), 'A', '41');
    stands(utf8String, 'Bodø', '05426F64C3B8');
    refuses(ia5(), 'Bodø', 'ASCII');
    refuses(ia5(3), 'EURO', 'must have 3 to 3 characters');
    refuses(utf8String, '\ud800', 'Unicode');
    expect(() => decode(utf8String, bytesOf('02C080'))).to.throw(MalformedBarcodeError, 'not-text');
  });

  it('tells lengths in one byte, two bytes, or pieces of 16 Ki', () => {
    for (const length of [0, 127, 128, 16_383, 16_384, 65_536, 81_930, 150_000]) {
      const bytes = new Uint8Array(length).fill(0xab);
      expect(decode(octets, encode(octets, bytes)), String(length)).to.deep.equal(bytes);
      expect(decode(ia5(), encode(ia5(), 'x'.repeat(length)))).to.have.length(length);
    }
    expect(hexOf(encode(octets, new Uint8Array(128)).subarray(0, 2))).to.equal('8080');
    expect(hexOf(encode(octets, new Uint8Array(81_920)).subarray(0, 1))).to.equal('C4');
    expect(() => decode(octets, bytesOf('C0'))).to.throw(MalformedBarcodeError, 'out-of-range');
    expect(() => decode(listOf(boolean), bytesOf('C4'))).to.throw(MalformedBarcodeError, 'ends-too-early');
  });

  it('writes an object identifier in groups of seven bits', () => {
    stands(objectIdentifier, '1.2.840.10045.4.3.2', '082A8648CE3D040302');
    stands(objectIdentifier, '2.16.840.1.101.3.4.3.1', '09608648016503040301');
    stands(objectIdentifier, '2.999', '028837');
    stands(objectIdentifier, '1.2.9007199254740991', '092A8FFFFFFFFFFFFF7F');
    for (const wrong of ['', '1', '3.1', '1.40', '1.02', '1.2.', '1.2.9007199254740992', '2.9007199254740991'])
      refuses(objectIdentifier, wrong, 'object identifier');
    for (const hex of ['00', '0188', '03808001', '08FFFFFFFFFFFFFF7F']) {
      expect(() => decode(objectIdentifier, bytesOf(hex)), hex).to.throw(
        MalformedBarcodeError,
        'bad-object-identifier',
      );
    }
  });

  it('writes the value of an enumeration by its number', () => {
    const closed = enumeration('first', 'second', 'third');
    stands(closed, 'third', '80');
    refuses(closed, 'fourth', 'must be one of first, second, third');
    refuses(closed, 'extension0', 'must be one of');
    expect(() => decode(closed, bytesOf('C0'))).to.throw(MalformedBarcodeError, 'out-of-range');
  });
});

describe('What a later version adds', () => {
  it('to an enumeration is read by its number, and written again', () => {
    const open = extensibleEnumeration('first', 'second', 'third');
    stands(open, 'second', '20');
    stands(open, 'extension5', '85');
    refuses(open, 'extension64', 'must be one of');
    expect(() => decode(open, bytesOf('C0'))).to.throw(MalformedBarcodeError, 'out-of-range');
  });

  it('to a choice is read as its bytes, and written again', () => {
    const choice = extensibleChoice({ number: integer(0, 255), text: ia5() });
    stands(choice, { number: 1 }, '0040');
    stands(choice, { extensionAlternative: { index: 1, content: bytesOf('ABCD') } }, '8102ABCD');
    refuses(choice, { number: 1, text: 'a' }, 'must have one field only');
    refuses(choice, { other: 1 }, 'must have one field of number, text');
    refuses(choice, { extensionAlternative: { index: 64, content: bytesOf('') } }, 'index below 64');
  });

  it('to a sequence is read as its bytes, also where one is left out, and written again', () => {
    const open = extensibleSequence({ number: integer(0, 127) });
    stands(open, { number: 5 }, '05');
    stands(open, { number: 5, extensionAdditions: [null, bytesOf('AB')] }, '850280D580');
    refuses(open, { number: 5, extensionAdditions: Array.from({ length: 65 }, () => null) }, 'at most 64');
  });
});

describe('A sequence', () => {
  const type = sequence({
    kind: withDefault(enumeration('one', 'two'), 'one'),
    total: withDefault(integer(), 0),
    name: optional(ia5()),
  });

  it('leaves out what has the value of its default, and reads it as that', () => {
    const written = hexOf(encode(type, {}));
    expect(written).to.equal('00');
    expect(hexOf(encode(type, { kind: 'one', total: 0n, name: undefined }))).to.equal(written);
    expect(decode(type, bytesOf(written))).to.deep.equal({ kind: 'one', total: 0 });
  });

  it('names the field that cannot be written', () => {
    const lines = sequence({ lines: listOf(sequence({ stop: integer(1, 9) })) });
    expect(() => encode(lines, { lines: [{ stop: 1 }, { stop: 10 }] }))
      .to.throw(UnencodableValueError)
      .with.property('path', 'lines.1.stop');
  });

  it('takes no field that it does not know, and nothing but an object', () => {
    refuses(type, { nmae: 'x' }, 'must have no field nmae');
    refuses(type, null, 'must be an object');
    refuses(sequence({ list: listOf(boolean) }), { list: 'no list' }, 'list must be a list');
    refuses(sequence({ flag: boolean }), {}, 'flag must be true or false');
    refuses(sequence({ data: octets }), { data: 'AB' }, 'data must be bytes');
  });

  it('within itself is followed only so deep, however long the bytes are', () => {
    interface Nest {
      readonly inner?: Nest | undefined;
    }
    const fields = { inner: optional(recursive((): PerType<Nest> => nest)) };
    const nest: PerType<SequenceOf<typeof fields>> = extensibleSequence(fields);
    expect(decode(nest, bytesOf('54'))).to.deep.equal({ inner: { inner: { inner: {} } } });
    expect(() => decode(nest, new Uint8Array(1_000_000).fill(0x55))).to.throw(MalformedBarcodeError, 'nested-too-deep');
  });
});
