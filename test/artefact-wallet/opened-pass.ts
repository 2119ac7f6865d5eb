import { strFromU8, unzipSync } from 'fflate';

/** A pass as another library reads it: every file, and what `pass.json` says. */
export interface OpenedPass {
  readonly files: Readonly<Record<string, Uint8Array>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- JSON that a test looks into
  readonly json: any;
  readonly manifest: Readonly<Record<string, string>>;
}

export function openedPass(bytes: Uint8Array): OpenedPass {
  const files = unzipSync(bytes);
  const json = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
  return { files, json: json('pass.json'), manifest: json('manifest.json') as Record<string, string> };
}

/** What a file of strings makes of a text. */
export function stringsOf({ files }: OpenedPass, language: string): ReadonlyMap<string, string> {
  const lines = strFromU8(files[`${language}.lproj/pass.strings`] ?? new Uint8Array()).split('\n');
  return new Map(
    lines.map((line) => {
      const [, key = '', value = ''] = /^"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)";$/.exec(line.trim()) ?? [];
      return [key.replaceAll(/\\(.)/g, '$1'), value.replaceAll(/\\(.)/g, '$1')];
    }),
  );
}
