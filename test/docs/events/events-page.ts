import { type AsyncApiDocument, type MessageDocument, asyncApiDocument } from '@ticket-distribution/http';
import { region } from '../code-blocks.js';

/** A piece of JSON Schema, as far as the page reads it. */
interface Piece {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Piece[];
  readonly enum?: readonly (string | null)[];
  readonly const?: string;
  readonly format?: string;
  readonly description?: string;
  readonly items?: Piece;
  readonly properties?: Readonly<Record<string, Piece>>;
}

const EXAMPLE = 'test/webhooks/examples/take-message.ts';

/** The document as it has to be: written from the schemas of events. */
export function eventsPage(): string {
  const document = asyncApiDocument();
  const { messages, schemas } = document.components;
  const events = Object.values(messages).filter(({ name }) => name !== 'WebhookPing');
  const envelope = schemas['CloudEvent'] as Piece;
  return `${[
    '# Events',
    INTRODUCTION,
    '## The envelope',
    'Every event is a CloudEvent 1.0. Its `data` is a matter of its type, below.',
    fieldTable(envelope, document),
    '## To a webhook',
    TO_A_WEBHOOK,
    fieldTable(schemas['WebhookHeaders'] as Piece, document),
    VERIFYING,
    `<!-- region ${EXAMPLE}#take-message -->\n\n\`\`\`ts\n${region(EXAMPLE, 'take-message')}\`\`\``,
    '## The words',
    wordTable(document),
    '## The types',
    ...events.flatMap((message) => typeSection(message, document)),
    '## The ping',
    `${messages['WebhookPing']?.summary ?? ''} Its type is \`WebhookPing\`, its \`data\`:`,
    fieldTable(schemas['WebhookPingData'] as Piece, document),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `What is told of what happens: read on in the feed with \`GET /v1/events\` ([http-api.md](http-api.md#events)), or have it sent to a
[webhook](http-api.md#webhooks). \`npm run docs\` writes this page from the schemas that the API and \`/asyncapi.json\` are made of; a test
fails when it says anything else.

Every change is one event. Events of one order come in their order. One may come twice and is known again by its \`id\`; none is missing.
They hold references and nothing of a person: who needs more reads it, with a token that allows it.`;

const TO_A_WEBHOOK = `A message is one POST with the event as its body, \`application/cloudevents+json\`, and these headers of
[Standard Webhooks](https://www.standardwebhooks.com). It is taken when the answer is 2xx; else it comes again.`;

const VERIFYING = `Verify the bytes as they came, before they are parsed, with a library of Standard Webhooks for your language; refuse a
\`webhook-timestamp\` that is more than five minutes off; keep the ids of what you have worked on:`;

function typeSection({ name, summary }: MessageDocument, document: AsyncApiDocument): readonly string[] {
  return [`### ${name}`, summary, fieldTable(document.components.schemas[`${name}Data`] as Piece, document)];
}

function fieldTable({ properties = {} }: Piece, document: AsyncApiDocument): string {
  const rows = fieldsOf(properties, '', document).map(([field, kind, says]) => `| \`${field}\` | ${kind} | ${says} |`);
  return ['| field | | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Each field with what it is and what is said of it; those of objects with the name of the object before them. */
function fieldsOf(
  properties: Readonly<Record<string, Piece>>,
  before: string,
  document: AsyncApiDocument,
): readonly (readonly [string, string, string])[] {
  return Object.entries(properties).flatMap(([name, piece]) => [
    [before + name, kindOf(piece), saidOf(piece, document)] as const,
    ...fieldsOf(piece.properties ?? {}, `${before}${name}.`, document),
  ]);
}

function kindOf({ $ref, anyOf, const: only, type, enum: words, format, items }: Piece): string {
  if (only !== undefined) return `\`${only}\``;
  if ($ref !== undefined) return nameIn($ref);
  if (anyOf !== undefined) return anyOf.map(kindOf).join(' or ');
  if (words !== undefined) return words.map((word) => (word === null ? 'null' : `\`${word}\``)).join(', ');
  const kinds = [type].flat().map((one) => (one === 'string' && format === 'date-time' ? 'instant' : String(one)));
  return items === undefined ? kinds.join(' or ') : `${kinds.join(' or ')} of ${kindOf(items)}`;
}

function saidOf({ description, $ref }: Piece, { components }: AsyncApiDocument): string {
  const said = description ?? (components.schemas[nameIn($ref ?? '')] as Piece | undefined)?.description ?? '';
  return said.replaceAll('<', '\\<');
}

function wordTable({ components }: AsyncApiDocument): string {
  const lists = Object.entries(components.schemas).filter(([name, schema]) => 'enum' in schema && name !== 'EventType');
  const rows = lists.map(([name, schema]) => `| ${name} | ${kindOf(schema as Piece)} |`);
  return ['| list | words |', '| --- | --- |', ...rows].join('\n');
}

function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
