import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { expect } from 'chai';
import { root } from '../architecture/source-files.js';
import { aServedApp } from './a-served-app.js';

describe('The package of the client', () => {
  it('is what the OpenAPI document makes: run `npm run client` when it is not', async () => {
    await promisify(execFile)(process.execPath, [join(root, 'scripts', 'make-client.mjs'), '--check'], { cwd: root });
  });

  it('works with nothing but what a browser has', async () => {
    const { address } = await aServedApp();
    const { outputFiles } = await build({
      entryPoints: [join(root, 'packages', 'client', 'dist', 'index.js')],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'distribution',
      write: false,
      logLevel: 'silent',
    });
    const browser = {
      fetch,
      Headers,
      Response,
      URLSearchParams,
      AbortSignal,
      TextDecoder,
      crypto,
      setTimeout,
      clearTimeout,
      Math,
      Date,
    };
    const code = `${outputFiles[0]?.text}
      distribution.createClient({ baseUrl: ${JSON.stringify(address)}, clientName: 'a-page' })
        .previewTicketDistributions({ path: { orderId: 'NOBODY' }, body: {} })
        .then(({ problem }) => problem.code);`;
    expect(await runInContext(code, createContext(browser))).to.equal('order/not-found');
  });
});
