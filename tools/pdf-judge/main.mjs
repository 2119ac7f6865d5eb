// `npm run check:pdf`: PDFBox Preflight finds every kind of printed ticket to be PDF/A-1b. It needs Java with its compiler and
// Debian's libpdfbox2-java, libjaxb-api-java and libactivation-java; with --or-skip it says so where they are not there, and is no failure.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { KINDS_OF_PAGES } from '../../test/dist/artefact-pdf/kinds-of-pages.js';
import { ended, told } from '../judging.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const JARS = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
);
const hasCompiler = (await ended('javac', ['-version'], here)).code === 0;
if (!hasCompiler || !JARS.every((jar) => existsSync(jar))) {
  console.log('PDFBox Preflight is not installed: printed tickets are not held against PDF/A-1b.');
  process.exit(process.argv.includes('--or-skip') ? 0 : 1);
}

const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-pdf-'));
try {
  const kinds = Object.keys(KINDS_OF_PAGES);
  const files = await Promise.all(Object.values(KINDS_OF_PAGES).map(renderPdf));
  const verdicts = await judged([...files, spoilt(files[0])]);
  const isStrict = told('Preflight refuses a file whose metadata do not say PDF/A-1b', {
    code: verdicts.at(-1) === 'valid' ? 1 : 0,
    output: 'It found it valid.',
  });
  const findings = kinds.map((name, index) =>
    told(`${name} is PDF/A-1b`, { code: verdicts[index] === 'valid' ? 0 : 1, output: verdicts[index] }),
  );
  process.exitCode = isStrict && findings.every(Boolean) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}

/** What Preflight says of each file. */
async function judged(files) {
  const paths = files.map((_, index) => join(folder, `${index}.pdf`));
  await Promise.all(files.map((bytes, index) => writeFile(paths[index], bytes)));
  const judge = join(here, 'Preflight.java');
  const { code, output } = await ended('java', ['-cp', JARS.join(delimiter), judge, ...paths], here);
  const lines = output.trim().split('\n');
  if (code === 0 && lines.length === files.length) return lines;
  throw new Error(`Preflight did not judge every file:\n${output}`);
}

/** The same file without what makes it PDF/A. */
function spoilt(bytes) {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace('<pdfaid:part>1<', '<pdfaid:part>7<'), 'latin1');
}
