import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../architecture/source-files.js';

/** A fenced block of a document with the marker that stands above it, if any. */
export interface CodeBlock {
  readonly document: string;
  readonly language: string;
  readonly marker: string | null;
  readonly text: string;
}

const BLOCK = /(?:<!-- ([^>]+) -->\n+)?```(\w*)\n([\s\S]*?)```/g;

/** All Markdown documents of the project, relative to the root. */
export function documents(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|dist|\.git|data)\//.test(path));
}

/** The fenced blocks of a document. */
export function codeBlocks(document: string): CodeBlock[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(BLOCK)].map(([, marker, language = '', block = '']) => ({
    document,
    language,
    marker: marker?.trim() ?? null,
    text: block,
  }));
}

/** A region of a source file, without the indentation that all its lines share. */
export function region(path: string, name: string): string {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${name}`);
  const end = lines.findIndex((line, index) => index > start && line.trim() === `// #endregion ${name}`);
  if (start < 0 || end < 0) throw new Error(`${path} has no region ${name}`);
  const body = lines.slice(start + 1, end);
  const indent = Math.min(...body.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return `${body.map((line) => line.slice(indent)).join('\n')}\n`;
}
