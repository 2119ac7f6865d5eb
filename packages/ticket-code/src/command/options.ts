import { parseArgs } from 'node:util';
import { readInstant } from '../instants/instant.js';
import { UsageError } from './usage-error.js';

/** What the command is asked for. */
export interface Options {
  /** Paths or addresses of key sets. */
  readonly keys: readonly string[];
  /** Paths or addresses of revocation lists; an issuer's full list before its deltas. */
  readonly lists: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly zone: string;
  readonly asJson: boolean;
  readonly source: Source;
}

/** Where the code is. */
export type Source =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'FILE'; readonly path: string }
  | { readonly kind: 'IMAGE'; readonly path: string };

export const HELP = `ticket-code verify [options] (TEXT | --file PATH | --image PATH)

Says whether a code of a ticket is valid, or a receipt is true. Nothing is sent anywhere.

  TEXT            the text of a code (TD1:…) or a receipt (eyJ…); put it in single quotes
  --file PATH     a file with the text or the bytes of a code, or a receipt
  --image PATH    a picture with QR or Aztec codes: PNG, JPEG, or an SVG that this package drew

  --keys WHERE    a key set: a path, or an address (https, or http on this machine); once for each issuer
  --list WHERE    a revocation list, or a delta behind its list; likewise
  --at INSTANT    the moment that is asked for, such as 2026-12-05T06:00:00Z (now)
  --zone ZONE     for local times in rail tickets, such as Europe/Oslo (the zone of this machine)
  --json          a line of JSON for each code

It ends with 0 when all that it read is valid, with 1 when something is not, with 2 when it could not ask.`;

/**
 * @param now milliseconds since 1970
 * @returns null when help is asked for
 * @throws UsageError for arguments that make no sense
 */
export function readOptions(args: readonly string[], now: number): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help === true) return null;
  const [verb, ...texts] = positionals;
  if (verb !== 'verify') throw new UsageError('the first argument must be: verify');
  return {
    keys: values.keys ?? [],
    lists: values.list ?? [],
    at: values.at === undefined ? now : momentOf(values.at),
    zone: zoneOf(values.zone),
    asJson: values.json === true,
    source: sourceOf(texts, values),
  };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const texts = { type: 'string', multiple: true } as const;
    const flag = { type: 'boolean' } as const;
    const options = { keys: texts, list: texts, at: text, zone: text, file: text, image: text, json: flag, help: flag };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function momentOf(text: string): number {
  const moment = readInstant(text);
  if (moment === null) throw new UsageError('--at must be a date and time with a zone, such as 2026-12-05T06:00:00Z');
  return moment;
}

function zoneOf(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', zone === undefined ? {} : { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError('--zone must be a time zone, such as Europe/Oslo');
  }
}

function sourceOf(
  texts: readonly string[],
  { file, image }: { readonly file?: string | undefined; readonly image?: string | undefined },
): Source {
  const sources: Source[] = texts.map((text) => ({ kind: 'TEXT', text }));
  if (file !== undefined) sources.push({ kind: 'FILE', path: file });
  if (image !== undefined) sources.push({ kind: 'IMAGE', path: image });
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) throw new UsageError('there must be one of TEXT, --file and --image');
  return source;
}
