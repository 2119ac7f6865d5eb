// What the judges of this folder have in common: tools that are locked in a folder of their own, and what they find.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the tools of a folder as they are locked there. Where they cannot be fetched the process ends: with --or-skip, as
 * on a machine of CI that reaches no registry, after saying what is not checked; else as a failure.
 */
export async function installTools(folder, whatIsSkipped) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const installed = join(folder, 'node_modules', '.installed-lock');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  const { code, output } = await ended('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  if (code !== 0) {
    console.error(output);
    const isSkipped = process.argv.includes('--or-skip');
    console.log(`The tools cannot be fetched${isSkipped ? `: ${whatIsSkipped} is not checked` : ''}.`);
    process.exit(isSkipped ? 0 : 1);
  }
  writeFileSync(installed, lock);
}

/** Says how a check ended; its output only when it found something. */
export function told(title, { code, output }) {
  console.log(`${code === 0 ? '✔' : '✘'} ${title}`);
  if (code !== 0) console.error(output);
  return code === 0;
}

/** Runs a tool of a folder. */
export function tool(folder, name, args, cwd = folder) {
  return ended(join(folder, 'node_modules', '.bin', name), args, cwd);
}

/** Runs a command to its end, whatever that is. */
export function ended(command, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
