import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withNewKey } from '@ticket-distribution/container';

const USAGE = `npm run keys -- FILE --issuer NAME [--from INSTANT] [--rail RICS/KEY]

Makes FILE with a key that codes of tickets are signed with, or adds one to the keys that are there: set it as
CODE_KEYS_FILE. The newest key that has begun to sign does; the others stay, so that what they signed is verified.
  --issuer  who signs, as whoever verifies a code is told
  --from    when the key begins to sign (2027-01-01T00:00:00Z), so that it is known before; at once without it
  --rail    a key for barcodes of rail tickets: the RICS code of four digits, and a number for the key`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      issuer: { type: 'string' },
      from: { type: 'string' },
      rail: { type: 'string' },
    },
  });
  const [file, ...others] = positionals;
  if (values.help === true) console.log(USAGE);
  else if (file === undefined || others.length > 0 || values.issuer === undefined) {
    throw new Error('One file and --issuer have to be named.');
  } else await addKey(file, { issuer: values.issuer, from: values.from, rail: values.rail });
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}

interface Asked {
  readonly issuer: string;
  readonly from: string | undefined;
  readonly rail: string | undefined;
}

/** The file is whole at every moment, and nobody else's to read. */
async function addKey(file: string, { issuer, from, rail }: Asked): Promise<void> {
  const there = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const [, ricsCode, keyId] = /^(\d{4})\/(\d{1,5})$/.exec(rail ?? '') ?? [];
  if (rail !== undefined && keyId === undefined) throw new Error('--rail has to be four digits, a slash and a number.');
  const text = await withNewKey(
    there,
    {
      issuer,
      ...(from !== undefined && { signsFrom: from }),
      ...(ricsCode !== undefined && keyId !== undefined && { rail: { issuer: ricsCode, keyId } }),
    },
    file,
  );
  const next = `${file}.new`;
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, file);
  console.log(`${file} has ${(JSON.parse(text) as { keys: readonly unknown[] }).keys.length} key(s).`);
}
