import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { packedPackages, published } from './packed-packages.js';

const HOME = 'https://github.com/ticket-distribution/ticket-distribution';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly engines: object;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

describe('What is published', () => {
  /** The paths in each package's tarball, by the package's name. */
  const packed = new Map<string, readonly string[]>();

  before(async () => {
    for (const { name, files } of await packedPackages()) packed.set(name, files);
  });

  it('is every package that is not private, and nothing that needs a private one', () => {
    const names = published.map((folder) => manifestOf(folder).name);
    expect(names).to.include.members(['@ticket-distribution/domain', '@ticket-distribution/http']);
    expect([...packed.keys()].toSorted()).to.deep.equal(names.toSorted());
    for (const folder of published) {
      const { version, dependencies = {} } = manifestOf(folder);
      for (const [name, range] of Object.entries(dependencies)) {
        if (!name.startsWith('@ticket-distribution/')) continue;
        expect(names, `${folder} depends on ${name}`).to.include(name);
        expect(range, `${folder} depends on ${name}`).to.equal(version);
      }
    }
  });

  for (const folder of published) {
    const manifest = manifestOf(folder);
    const files = (): readonly string[] => packed.get(manifest.name) ?? [];

    it(`says what ${manifest.name} is, where it lives and what it needs`, () => {
      expect(manifest.description).to.match(/^\S.+\.$/);
      expect(manifest.keywords).to.not.have.length(0);
      expect(manifest.engines).to.deep.equal(manifestOf('.').engines);
      expect(manifest).to.deep.include({
        license: 'Apache-2.0',
        homepage: `${HOME}/tree/main/${folder}#readme`,
        bugs: { url: `${HOME}/issues` },
        repository: { type: 'git', url: `git+${HOME}.git`, directory: folder },
        publishConfig: { access: 'public' },
      });
    });

    it(`has licence, README, code, types and what they show and need of ${manifest.name} in its tarball, and nothing else`, () => {
      expect(files()).to.include.members(['LICENSE', 'README.md', 'package.json']);
      expect(
        files().filter(
          (path) =>
            !/^(?:LICENSE|README\.md|package\.json|(?:dist|src)\/.+|docs\/[^/]+\.png|fonts\/[^/]+\.(?:ttf|txt))$/.test(
              path,
            ),
        ),
      ).to.have.length(0);
      expect(files().filter((path) => path.endsWith('.tsbuildinfo'))).to.have.length(0);
      expect(licenceOf(folder)).to.equal(licenceOf('.'));
      for (const entry of Object.values(manifest.exports)) {
        const targets = typeof entry === 'string' ? [entry] : [entry.types, entry.default];
        expect(files(), manifest.name).to.include.members(targets.map((target) => posix.normalize(target)));
      }
    });

    it(`maps the code of ${manifest.name} to sources that are in the tarball`, () => {
      const maps = files().filter((path) => path.endsWith('.map'));
      expect(maps).to.not.have.length(0);
      for (const path of maps) {
        const { sources } = JSON.parse(readFileSync(join(root, folder, path), 'utf8')) as { sources: string[] };
        for (const source of sources) expect(files(), path).to.include(posix.join(posix.dirname(path), source));
      }
    });

    it(`exports of ${manifest.name} what can be imported`, async () => {
      for (const subpath of Object.keys(manifest.exports).filter((path) => path !== './package.json')) {
        const module = (await import(posix.join(manifest.name, subpath))) as object;
        expect(Object.keys(module), subpath).to.not.have.length(0);
      }
    });

    it(`links in the README of ${manifest.name} to what is in the tarball or in the repository`, () => {
      const text = readFileSync(join(root, folder, 'README.md'), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        const [, inRepository] = target.startsWith(HOME) ? (/\/(?:blob|tree)\/main\/(.+)$/.exec(target) ?? []) : [];
        if (inRepository !== undefined) expect(existsSync(join(root, inRepository)), target).to.equal(true);
        else if (!/^https?:/.test(target)) expect(files(), target).to.include(normalize(target));
      }
    });
  }
});

function licenceOf(folder: string): string {
  return readFileSync(join(root, folder, 'LICENSE'), 'utf8');
}
