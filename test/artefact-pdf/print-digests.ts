import { createHash } from 'node:crypto';
import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { KINDS_OF_PAGES } from './kinds-of-pages.js';

const digests: Record<string, string> = {};
for (const [name, document] of Object.entries(KINDS_OF_PAGES)) {
  digests[name] = createHash('sha256')
    .update(await renderPdf(document))
    .digest('hex');
}
console.log(JSON.stringify(digests));
