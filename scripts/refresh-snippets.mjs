// The first step of `npm run docs`: copies the marked regions of compiled tests into the documents that show them.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const BLOCK = /(<!-- region ([^\s#]+)#(\S+) -->\n+```ts\n)[\s\S]*?```/g;

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !entry.name.endsWith('.md') || /\/(node_modules|dist)\//.test(path)) continue;
  const before = readFileSync(path, 'utf8');
  const after = before.replaceAll(BLOCK, (_, head, file, name) => `${head}${region(file, name)}\`\`\``);
  if (after !== before) writeFileSync(path, after);
}

function region(file, name) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${name}`);
  const end = lines.findIndex((line, index) => index > start && line.trim() === `// #endregion ${name}`);
  if (start < 0 || end < 0) throw new Error(`${file} has no region ${name}`);
  const body = lines.slice(start + 1, end);
  const indent = Math.min(...body.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return `${body.map((line) => line.slice(indent)).join('\n')}\n`;
}
