import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from './source-files.js';

/** Expressions that take long for some text, among them those that this project once had. */
const SLOW = [
  String.raw`/^(a+)+$/`,
  String.raw`/(a|a)*b/`,
  String.raw`/\s+$/`,
  String.raw`/\/+$/`,
  String.raw`/<[^>]*>/g`,
  String.raw`/a.*b.*c/`,
  String.raw`/\w+:CustomerAccount:[^\s"'<>,;]+/g`,
  String.raw`/(<(?:[\w.-]+:)?(?:customerId|mediaSerialNumber)(?:\s[^>]*)?>)[^<]*/g`,
  String.raw`new RegExp('\\s+x', 'g')`,
  String.raw`RegExp('^(\\w+\\s?)*$')`,
];

const JUDGED_AS_SLOW = /A slow expression/g;

const LINEAR = [
  String.raw`/^[\x20-\x7e]{1,128}$/`,
  String.raw`/(?<!\/)\/+$/`,
  String.raw`/"[^"]*"/g`,
  String.raw`/&[^;&\s]{1,12};/g`,
  String.raw`new RegExp('^a+$')`,
];

/** What the linter says, with the rules of this project, of files that hold one expression each. */
async function lint(expressions: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    const files = expressions.map(
      (text, index) => [`planted-${index}.ts`, `export const planted = ${text};\n`] as const,
    );
    await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
    const args = [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-c', join(root, '.oxlintrc.json'), folder];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, said: stdout };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('The linter', () => {
  it('finds every slow expression, written out or built from a text', async () => {
    const { code, said } = await lint(SLOW);
    expect(code).to.equal(1);
    for (const index of SLOW.keys()) expect(said, SLOW[index]).to.include(`planted-${index}.ts`);
    expect(said.match(JUDGED_AS_SLOW)).to.have.length(SLOW.length);
  });

  it('lets linear ones be', async () => {
    expect(await lint(LINEAR)).to.deep.include({ code: 0 });
  });

  it('takes none that is built at run time, which nobody can judge', async () => {
    const { code, said } = await lint(["new RegExp(`^${'a'}$`)", 'RegExp(process.argv[2])']);
    expect(code).to.equal(1);
    expect(said.match(/built at run time/g)).to.have.length(2);
  });
});
