import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';

const URL = '/v1/ticket-distribution-groups/A/distribute';

/** What is said of a body that is sent as it stands. */
async function saidOf(body: string): Promise<unknown> {
  const answer = await (await anApp()).send<ProblemBody>('POST', URL, body);
  expect(answer.status, body).to.equal(400);
  return answer.body.violations;
}

/** What texts are put together from that are nearly JSON. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  ' ',
  '\n',
  '0',
  '.',
  'e',
  '-',
  '1',
  'a',
  'true',
  'null',
  '"a"',
  '{"a":',
  '\\u00e5',
];

const breaksAt = (line: number, column: number) => [
  { field: 'body', message: `must be valid JSON: it breaks at line ${line}, column ${column}` },
];

describe('A body that is no JSON', () => {
  const BROKEN: readonly (readonly [body: string, line: number, column: number])[] = [
    ['{"language":"nob",}', 1, 19],
    ['{\n  "language": nob\n}', 2, 15],
    ['{"a":[1,2', 1, 10],
    ['{"a":1}}', 1, 8],
    ['{a:1}', 1, 2],
    ['{"a" 1}', 1, 6],
    ['[1,]', 1, 4],
    ['"a\tb"', 1, 3],
    ['"\\x"', 1, 2],
    ['01', 1, 2],
    ['   ', 1, 4],
    ['// {}', 1, 1],
  ];
  for (const [body, line, column] of BROKEN) {
    it(`is told where it breaks: ${JSON.stringify(body)}`, async () => {
      expect(await saidOf(body)).to.deep.equal(breaksAt(line, column));
    });
  }

  it('is told of keys that could change what every object is', async () => {
    for (const body of ['{"__proto__":{}}', '{"a":{"constructor":{"prototype":{}}}}']) {
      expect(await saidOf(body)).to.deep.equal([
        { field: 'body', message: 'must not hold the keys __proto__ and constructor.prototype' },
      ]);
    }
  });

  it('is found by the same rules that decide what JSON is', async () => {
    const app = await anApp();
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.array(fc.constantFrom(...PIECES), {
      maxLength: 12,
    });
    const nearJson = fc.oneof(
      pieces.map((parts) => parts.join('')),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(nearJson, async (text) => {
        const { body } = await app.send<ProblemBody>('POST', URL, text);
        const message = body.violations?.[0]?.message ?? '';
        if (text !== '' && !text.includes('__proto__'))
          expect(/it breaks at/.test(message), text).to.equal(!isJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it('may be nested as deep as it is long', async () => {
    expect(await saidOf('['.repeat(100_000))).to.deep.equal(breaksAt(1, 100_001));
  });
});
