import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FcbTicket,
  type FcbVersion,
  MalformedBarcodeError,
  UnencodableValueError,
  decodeFcb,
  encodeFcb,
} from '@ticket-distribution/uic-barcode';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { type Difference, bytesOf, differences, hexOf, referenceTickets } from './reference-data.js';

const rows = differences();
const javaOnly = referenceTickets('uic-java-only.json');
/** As Java writes this one, it is a ticket by the ASN.1, too, but for other days. */
const READ_OTHERWISE = 'ParkingTestTicketV1';

/** The sequence that a difference is in, within a ticket. */
function sequenceIn(ticket: object, { path }: Difference): Record<string, unknown> {
  return path.reduce<unknown>((within, name) => (within as Record<string, unknown>)[name], ticket) as never;
}

/** The ticket of a difference, with a value in the field in question; null: as it stands. */
function ticketOf(difference: Difference, value: number | null): FcbTicket {
  const ticket = structuredClone(difference.ticket);
  if (value !== null) sequenceIn(ticket, difference)[difference.field] = value;
  return { version: versionOf(difference), ticket } as FcbTicket;
}

function versionOf({ fcb }: Difference): FcbVersion {
  return Number(fcb[0]) as FcbVersion;
}

describe('Where the Java of UIC differs from its ASN.1, a ticket follows the ASN.1', () => {
  it('and the README names each of them', () => {
    const readme = readFileSync(join(root, 'packages', 'uic-barcode', 'README.md'), 'utf8');
    for (const { fcb, type, field, asn1, java, sameBitsOnTheWire } of rows) {
      const name = field.startsWith('(') ? 'all' : `\`${field}\``;
      const row = `| ${fcb} | \`${type}\` | ${name} | ${asn1} | ${java} | ${sameBitsOnTheWire ? 'yes' : 'no'} |`;
      expect(readme).to.include(row);
    }
  });

  it('in all 28 differences, of which 19 are on the wire', () => {
    expect(rows).to.have.length(28);
    expect(rows.filter(({ sameBitsOnTheWire }) => !sameBitsOnTheWire)).to.have.length(19);
  });

  for (const difference of rows) {
    const { fcb, type, field, asn1, java, value, refused, hex } = difference;

    it(`in ${field} of ${type} in ${fcb}: ${asn1}, not ${java}`, () => {
      expect(hexOf(encodeFcb(ticketOf(difference, value)))).to.equal(hex);
      const read = sequenceIn(decodeFcb(versionOf(difference), bytesOf(hex)), difference);
      expect(read).to.deep.include(sequenceIn(difference.ticket, difference));
    });

    if (refused !== null) {
      it(`and refuses ${refused} for ${field} of ${type} in ${fcb}`, () => {
        expect(() => encodeFcb(ticketOf(difference, refused)))
          .to.throw(UnencodableValueError)
          .with.property('path', [...difference.path, field].join('.'));
      });
    }
  }

  for (const { name, version, hex } of javaOnly.filter((ticket) => ticket.name !== READ_OTHERWISE)) {
    it(`and does not read ${name} as Java writes it`, () => {
      expect(() => decodeFcb(version, bytesOf(hex))).to.throw(MalformedBarcodeError);
    });
  }

  it(`and reads ${READ_OTHERWISE}, which Java means from day 1 to day 1, as of day 0 and two days more`, () => {
    const written = javaOnly.find(({ name }) => name === READ_OTHERWISE);
    const { ticket } = decodeFcb(1, bytesOf(written?.hex ?? '')).transportDocument?.[0] ?? {};
    expect(ticket).to.have.nested.property('parkingGround.fromParkingDate', 0);
    expect(ticket).to.have.nested.property('parkingGround.untilParkingDate', 2);
  });
});
