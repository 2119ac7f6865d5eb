import { quantile } from '../result/statistics.js';
import { type Answer, KeptAliveClient } from '../calls/kept-alive-client.js';
import type { LoadResult, LoadSpec } from './load-spec.js';
import { numbered } from './numbered.js';
import { orderBody } from './order-body.js';

const KEPT_PROBLEMS = 5;

/** Makes the load and checks every answer. Each client sends its next request when it has the answer to the last. */
export async function runLoad(spec: LoadSpec): Promise<LoadResult> {
  const { address, headers, clients, count, from, step = 1 } = spec;
  const client = new KeptAliveClient(address, clients, headers);
  const times: number[] = [];
  const problems: string[] = [];
  let [next, bytes] = [0, 0];
  const work = async (): Promise<void> => {
    while (next < count) {
      const number = from + step * next++;
      const begun = performance.now();
      const answer = await send(client, spec, number);
      times.push(performance.now() - begun);
      bytes += Buffer.byteLength(answer.text);
      const problem = problemOf(spec, answer);
      if (problem !== null) problems.push(`${spec.method} ${numbered(spec.path, number)}: ${problem}`);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, work));
  const seconds = (performance.now() - started) / 1000;
  client.close();
  return {
    count,
    seconds,
    perSecond: count / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    answerBytes: Math.round(bytes / count),
    wrong: problems.length,
    problems: problems.slice(0, KEPT_PROBLEMS),
  };
}

async function send(client: KeptAliveClient, { method, path, body }: LoadSpec, number: number): Promise<Answer> {
  try {
    return await client.call(method, numbered(path, number), bodyOf(body, number));
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}

function bodyOf(body: LoadSpec['body'], number: number): string | null {
  if (body === null) return null;
  if ('text' in body) return numbered(body.text, number);
  return JSON.stringify(orderBody(numbered(body.orderId, number), body.lines, String(1_000_000 + number)));
}

function problemOf({ status, contains = '', lacks }: LoadSpec, answer: Answer): string | null {
  const isRight =
    answer.status === status && answer.text.includes(contains) && (lacks === undefined || !answer.text.includes(lacks));
  return isRight ? null : `answered ${answer.status}: ${answer.text.slice(0, 300)}`;
}
