import { serveJson } from '../calls/serve-json.js';
import type { LoadSpec } from './load-spec.js';
import { runLoad } from './run-load.js';

// The load generator, a process of its own: POST a LoadSpec, the answer is its LoadResult.
await serveJson(async (_method, _path, body) => runLoad(body as LoadSpec));
