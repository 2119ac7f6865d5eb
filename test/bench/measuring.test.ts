import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CHAPTERS,
  Ledger,
  type LoadResult,
  type LoadSpec,
  readBenchOptions,
  runLoad,
  statementCount,
} from '@ticket-distribution/bench';
import { expect } from 'chai';
import { afterEach, describe, it } from 'mocha';

describe('The load of the benchmark', () => {
  let server: Server;

  afterEach(() => server.close());

  /** Puts a load of ten requests on a server that answers so. */
  async function loaded(answer: RequestListener, said: Partial<LoadSpec> = {}): Promise<LoadResult> {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return runLoad({
      address: `http://127.0.0.1:${port}`,
      method: 'PUT',
      path: '/orders/A-{n}/{hex}',
      body: { orderId: 'A-{n}', lines: 2 },
      status: 201,
      contains: 'good',
      clients: 3,
      from: 8,
      count: 10,
      step: 2,
      ...said,
    });
  }

  it('asks for every number once, with the order of that number', async () => {
    const asked: string[] = [];
    const result = await loaded((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        const { id, orderLines } = JSON.parse(body) as { id: string; orderLines: unknown[] };
        asked.push(`${request.url} ${id} ${orderLines.length}`);
        response.writeHead(201).end('good');
      });
    });
    const numbers = Array.from({ length: 10 }, (_, index) => 8 + 2 * index);
    const expected = numbers.map((n) => `/orders/A-${n}/${n.toString(16).padStart(12, '0')} A-${n} 2`);
    expect(asked.toSorted((one, other) => one.localeCompare(other))).to.have.members(expected);
    expect(asked).to.have.length(10);
    expect(result).to.include({ count: 10, wrong: 0, answerBytes: 4 });
  });

  it('sends the headers of the load with every request', async () => {
    const headers = { Authorization: 'Bearer of-the-load' };
    const heard = new Set<string | undefined>();
    await loaded(
      (request, response) => {
        heard.add(request.headers.authorization);
        response.writeHead(201).end('good');
      },
      { headers },
    );
    expect([...heard]).to.deep.equal(['Bearer of-the-load']);
  });

  it('counts answers with another status as wrong, and says what the first were', async () => {
    const { wrong, problems } = await loaded((_request, response) => response.writeHead(500).end('good grief'));
    expect(wrong).to.equal(10);
    expect(problems).to.have.length(5);
    expect(problems[0]).to.match(/^PUT \/orders\/A-\d+\/[0-9a-f]{12}: answered 500: good grief$/);
  });

  it('counts answers without what they have to say, and connections that break, as wrong', async () => {
    const silent = await loaded((_request, response) => response.writeHead(201).end('bad'));
    expect(silent.wrong).to.equal(10);
    server.close();
    const broken = await loaded((request) => request.socket.destroy());
    expect(broken.wrong).to.equal(10);
  });
});

describe('The ledger of the benchmark', () => {
  it('applies a key once, and tells a ticket that comes under two keys', () => {
    const ledger = new Ledger();
    expect(ledger.apply('a', ['1', '2'])).to.equal('APPLIED');
    expect(ledger.apply('a', ['1', '2'])).to.equal('REPEATED');
    expect(ledger.count).to.deep.equal({ applied: 1, tickets: 2, twice: 0, repeated: 1 });
    expect(ledger.apply('b', ['2', '3'])).to.equal('APPLIED');
    expect(ledger.count).to.deep.equal({ applied: 2, tickets: 3, twice: 1, repeated: 1 });
  });
});

describe('The count of statements', () => {
  it('takes plain and prepared ones from the log, and leaves out those that bound a transaction', () => {
    const log = [
      '2026-11-29 12:00:00 UTC [1] LOG:  statement: BEGIN',
      '2026-11-29 12:00:00 UTC [1] LOG:  statement: SELECT 1',
      '2026-11-29 12:00:00 UTC [1] LOG:  execute <unnamed>: UPDATE deliveries SET revision = 2',
      "2026-11-29 12:00:00 UTC [1] DETAIL:  parameters: $1 = '1'",
      '2026-11-29 12:00:00 UTC [1] LOG:  execute claim: SELECT key',
      '\t  FROM deliveries',
      '2026-11-29 12:00:00 UTC [1] LOG:  statement: COMMIT',
    ];
    expect(statementCount(log.join('\n'))).to.equal(3);
  });
});

describe('The command line of the benchmark', () => {
  it('takes chapters, operations and sizes', () => {
    const options = readBenchOptions(['--only', 'distribute,record,drain', '--clients', '1,8', '--rounds', '2']);
    expect(options).to.deep.include({ chapters: ['operations', 'drain'], operations: ['record', 'distribute'] });
    expect(options).to.deep.include({ clients: [1, 8], rounds: 2 });
  });

  it('leaves the peer out where there is no PostgreSQL, and says so when it is asked for', () => {
    const [databases, only] = [
      ['--databases', 'sqlite'],
      ['--only', 'operations,peer'],
    ];
    expect(readBenchOptions(databases)).to.deep.include({ chapters: CHAPTERS.filter((chapter) => chapter !== 'peer') });
    expect(() => readBenchOptions([...databases, ...only])).to.throw(
      '--only: peer needs postgres among the --databases',
    );
  });

  it('names what it cannot use', () => {
    expect(() => readBenchOptions(['--only', 'everything'])).to.throw('--only: everything is none of plan, operations');
    expect(() => readBenchOptions(['--batch', 'many'])).to.throw('--batch must be whole numbers from 1');
    expect(() => readBenchOptions(['--rounds', '1,2'])).to.throw('--rounds must be one number');
  });
});
