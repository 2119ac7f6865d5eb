import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { ApplePasses, type WalletTicket } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { aWalletTicket, zoneTicket } from './a-wallet-ticket.js';
import { appleSettings } from './apple-settings.js';
import { PASSPHRASE, PASS_TYPE, TEAM, certificates, hasOpenssl } from './certificates.js';
import { type OpenedPass, openedPass, stringsOf } from './opened-pass.js';

const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

describe('A pass for Apple (needs the command openssl)', () => {
  let passes: ApplePasses;
  let at: string;
  const opened = (ticket: WalletTicket): OpenedPass => openedPass(passes.pass(ticket, at));

  before(function () {
    if (!hasOpenssl) this.skip();
    passes = new ApplePasses(appleSettings());
    at = certificates().at;
  });

  it('has what Apple asks of every pass', () => {
    for (const ticket of [aWalletTicket(), zoneTicket, aWalletTicket({ state: 'VOIDED', code: null })]) {
      const { json, files } = opened(ticket);
      expect(json.formatVersion).to.equal(1);
      expect(json.passTypeIdentifier).to.equal(PASS_TYPE);
      expect(json.teamIdentifier).to.equal(TEAM);
      expect(json.serialNumber).to.equal(ticket.serialNumber);
      expect(json.organizationName).to.equal('Entur');
      expect(json.description).to.be.a('string').and.not.equal('');
      expect(['boardingPass', 'generic'].filter((style) => style in json)).to.have.length(1);
      expect(json.authenticationToken).to.match(/^[A-Za-z0-9_-]{16,}$/);
      expect(json.webServiceURL).to.equal('https://tickets.example.org/wallet');
      expect(Object.keys(files)).to.include.members(['icon.png', 'icon@2x.png', 'icon@3x.png', 'logo.png']);
      for (const color of ['backgroundColor', 'foregroundColor', 'labelColor']) {
        expect(json[color], color).to.match(/^rgb\(\d{1,3}, \d{1,3}, \d{1,3}\)$/);
      }
    }
  });

  it('is a boarding pass between two stops, by what all rides are by, and generic otherwise', () => {
    const ride = (mode: string) => ({ departure: null, arrival: null, line: null, mode });
    const typeOf = (...modes: readonly string[]): string =>
      opened(aWalletTicket({ legs: modes.map(ride) })).json.boardingPass.transitType as string;
    expect(typeOf('RAIL', 'FOOT', 'METRO')).to.equal('PKTransitTypeTrain');
    expect(typeOf('COACH')).to.equal('PKTransitTypeBus');
    expect(typeOf('WATER')).to.equal('PKTransitTypeBoat');
    expect(typeOf('AIR')).to.equal('PKTransitTypeGeneric');
    expect(typeOf('RAIL', 'BUS')).to.equal('PKTransitTypeGeneric');
    expect(typeOf()).to.equal('PKTransitTypeGeneric');
    const { generic } = opened(zoneTicket).json;
    expect(generic.primaryFields).to.deep.equal([{ key: 'product', label: 'Billettype', value: 'Enkeltbillett' }]);
    expect(opened(zoneTicket).json).to.not.have.any.keys('boardingPass', 'groupingIdentifier');
  });

  it('says what the ticket says, each field under a key of its own', () => {
    const { boardingPass, relevantDate, expirationDate } = opened(aWalletTicket()).json;
    const fields = Object.values(boardingPass as Record<string, unknown>)
      .filter(Array.isArray)
      .flat();
    const values = new Map(fields.map(({ key, value }) => [key, value]));
    expect(values.size).to.equal(fields.length);
    expect(Object.fromEntries(values)).to.include({
      line: 'F6',
      from: 'Oslo S',
      to: 'Trondheim S',
      product: 'Enkeltbillett',
      travellers: '2 × Voksen, 1 × Barn',
      departure: '2026-12-05T07:02:00Z',
      arrival0: '2026-12-05T13:37:00Z',
      seats: '3-42',
      order: '9KX4T2QH',
      state: 'Billetten er gyldig',
      validUntilBack: '2026-12-06T02:00:00Z',
    });
    expect(relevantDate).to.equal('2026-12-05T07:02:00.000Z');
    expect(expirationDate).to.equal('2026-12-06T02:00:00.000Z');
    expect(opened(zoneTicket).json.relevantDate).to.equal(zoneTicket.validFrom);
    expect(opened(zoneTicket).json, 'an open end is none').to.not.have.property('expirationDate');
  });

  it('shows the code with the encoding in which its characters are single bytes, else as UTF-8', () => {
    const codes = (text: string, symbology: 'QR' | 'AZTEC') =>
      opened(aWalletTicket({ code: { text, symbology } })).json.barcodes as unknown;
    expect(codes('\u0000\u00ff"\\', 'AZTEC')).to.deep.equal([
      {
        format: 'PKBarcodeFormatAztec',
        message: '\u0000\u00ff"\\',
        messageEncoding: 'iso-8859-1',
        altText: '9KX4T2QH',
      },
    ]);
    expect(codes('Sámi ŧ', 'QR')).to.deep.equal([
      { format: 'PKBarcodeFormatQR', message: 'Sámi ŧ', messageEncoding: 'utf-8', altText: '9KX4T2QH' },
    ]);
    expect(opened(aWalletTicket({ code: null })).json).to.not.have.property('barcodes');
  });

  it('of a voided ticket is voided, says so, and has no code any more', () => {
    const { json } = opened(aWalletTicket({ state: 'VOIDED' }));
    expect(json.voided).to.equal(true);
    expect(json).to.not.have.property('barcodes');
    const state = json.boardingPass.backFields.find(({ key }: { key: string }) => key === 'state');
    expect(state).to.include({ value: 'Billetten er annullert', changeMessage: '%@' });
    expect(opened(aWalletTicket()).json).to.not.have.property('voided');
  });

  it('is translated for telephones in the three languages, whatever characters its texts have', () => {
    const ticket = aWalletTicket({ productName: 'Et "godt" \\ valg', travellers: [{ kind: 'Troll "x"', count: 1 }] });
    const pass = opened(ticket);
    expect(stringsOf(pass, 'en').get('Avgang')).to.equal('Departure');
    expect(stringsOf(pass, 'nn').get('Fra')).to.equal('Frå');
    expect(stringsOf(pass, 'nb').get('Fra')).to.equal('Fra');
    expect(stringsOf(pass, 'en').get('Billett: Et "godt" \\ valg, Entur')).to.equal('Ticket: Et "godt" \\ valg, Entur');
    expect(stringsOf(pass, 'en').get('1 × Troll "x"')).to.equal('1 × Troll "x"');
    expect(stringsOf(pass, 'en').has(''), 'every line is of the form').to.equal(false);
    expect(stringsOf(opened(aWalletTicket({ language: 'eng' })), 'nb').get('From')).to.equal('Fra');
  });

  it('names in its manifest every file with its SHA-1, and no other', () => {
    const { files, manifest } = opened(aWalletTicket());
    const content = Object.keys(files).filter((name) => name !== 'manifest.json' && name !== 'signature');
    expect(Object.keys(manifest).toSorted()).to.deep.equal(content.toSorted());
    for (const name of content) {
      const sha1 = createHash('sha1')
        .update(files[name] ?? '')
        .digest('hex');
      expect(manifest[name], name).to.equal(sha1);
    }
  });

  it('says the same for the same ticket: only the signature holds the time at which it was made', () => {
    const [one, other] = [opened(aWalletTicket()), opened(aWalletTicket())];
    for (const name of Object.keys(one.files).filter((file) => file !== 'signature')) {
      expect(Buffer.from(one.files[name] ?? []).equals(Buffer.from(other.files[name] ?? [])), name).to.equal(true);
    }
    const printed = openssl(one, 'cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'signature');
    expect(printed).to.match(/signingTime \(1\.2\.840\.113549\.1\.9\.5\)\s+set:\s+UTCTIME:/);
  });

  it('has a signature that openssl verifies against the root, and not with another byte in the manifest', () => {
    const pass = opened(aWalletTicket());
    const verify = ['smime', '-verify', '-inform', 'DER', '-in', 'signature', '-CAfile', '../root.pem'];
    const args = [...verify, '-purpose', 'any', '-out', 'verified', '-content'];
    openssl(pass, ...args, 'manifest.json');
    const changed = { ...pass, files: { ...pass.files, 'manifest.json': new TextEncoder().encode('{}') } };
    expect(() => openssl(changed, ...args, 'manifest.json')).to.throw('Verification failure');
    openssl(opened(zoneTicket), ...args, 'manifest.json');
  });

  it('is a zip that unzip finds no fault with (needs the command unzip)', function () {
    if (!hasUnzip) return this.skip();
    const path = join(certificates().folder, 'a.pkpass');
    writeFileSync(path, passes.pass(aWalletTicket(), at));
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).to.contain('No errors detected');
  });

  it('is made with an encrypted key, too', () => {
    const { encryptedPassKey } = certificates();
    const encrypted = new ApplePasses(appleSettings({ key: encryptedPassKey, passphrase: PASSPHRASE }));
    expect(openedPass(encrypted.pass(aWalletTicket(), at)).json).to.deep.equal(opened(aWalletTicket()).json);
  });

  it('has images that are whole PNGs of their size', () => {
    const { files } = opened(aWalletTicket());
    const sizes = { 'icon.png': 29, 'icon@2x.png': 58, 'icon@3x.png': 87, 'logo.png': 50, 'logo@2x.png': 100 };
    for (const [name, size] of Object.entries(sizes)) {
      const chunks = chunksOf(Buffer.from(files[name] ?? []));
      expect([...chunks.keys()], name).to.deep.equal(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      expect([chunks.get('IHDR')?.readUInt32BE(0), chunks.get('IHDR')?.readUInt32BE(4)], name).to.deep.equal([
        size,
        size,
      ]);
      const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
      expect(rows).to.have.length(size * (1 + Math.ceil(size / 8)));
      expect(
        rows.some((byte) => byte !== 0),
        'something is drawn',
      ).to.equal(true);
    }
  });

  it('takes images and colours of an operator in the place of ours, whole sets of them', () => {
    const icon = Buffer.from(opened(aWalletTicket()).files['icon.png'] ?? []);
    const colors = { background: '#FFFFFF', foreground: '#000000', label: '#808080' };
    const own = new ApplePasses(appleSettings({ images: { 'icon.png': icon }, colors }));
    const { files, json } = openedPass(own.pass(aWalletTicket(), at));
    expect(Object.keys(files).filter((name) => name.startsWith('icon'))).to.deep.equal(['icon.png']);
    expect(Object.keys(files).filter((name) => name.startsWith('logo'))).to.have.length(3);
    expect(json.labelColor).to.equal('rgb(128, 128, 128)');
  });

  it('says nothing of a web service where there is none', () => {
    const { webService: _, ...settings } = appleSettings();
    const { json } = openedPass(new ApplePasses(settings).pass(aWalletTicket(), at));
    expect(json).to.not.have.any.keys('webServiceURL', 'authenticationToken');
  });
});

/** Runs openssl in a folder with the files of a pass. */
function openssl({ files }: OpenedPass, ...args: readonly string[]): string {
  const cwd = join(certificates().folder, 'signature-of-a-pass');
  execFileSync('mkdir', ['-p', cwd]);
  for (const name of ['signature', 'manifest.json']) writeFileSync(join(cwd, name), files[name] ?? '');
  return execFileSync('openssl', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

/** The chunks of a PNG by their types, each with the right checksum. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  expect(png.subarray(0, 8).toString('latin1')).to.equal('\u0089PNG\r\n\u001a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).to.equal(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    at += 12 + length;
  }
  return chunks;
}
