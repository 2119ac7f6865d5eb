import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../architecture/source-files.js';

/** A gate that runs, over test files of its own. */
export interface Gate {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** Starts the gate over test files, each given as its content by its path. */
export async function gateOf(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Gate> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-gate-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const script = join(root, 'scripts', 'gate.mjs');
  const child = spawn(process.execPath, [script, '--tests', folder, '--no-checks', ...options], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return { folder, process: child, ended };
}
