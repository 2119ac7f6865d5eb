// `npm run check:asyncapi`: the parser of AsyncAPI finds nothing in the document of what is sent to webhooks.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiDocument } from '@ticket-distribution/http';
import { installTools, told } from '../judging.mjs';

await installTools(dirname(fileURLToPath(import.meta.url)), 'the AsyncAPI document');
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser');
const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
const found = diagnostics.filter(({ severity }) => severity <= 1);
const isSound = document !== undefined && found.length === 0;
const output = found.map(({ message, path }) => `${path.join('.')}: ${message}`).join('\n');
told(`the parser reads ${document?.messages().length ?? 0} messages`, { code: isSound ? 0 : 1, output });
process.exitCode = isSound ? 0 : 1;
