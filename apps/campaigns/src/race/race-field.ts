import { setTimeout as wait } from 'node:timers/promises';
import type { GroupJson } from '../http/answers.js';
import { type AppClient, appClient } from '../http/app-client.js';
import type { Answer } from '../http/call.js';
import { type SandboxClient, sandboxClient } from '../http/sandbox-client.js';

export interface RaceFieldOptions {
  /** Where the processes of one service listen. */
  readonly addresses: readonly string[];
  /** The ticket systems' own book, when there is one to be read. */
  readonly ledger: string | null;
  /** How many equal calls are made at once. */
  readonly calls: number;
}

const LONGEST_MS = 60_000;

/** The processes that are asked at once, and the book in which hand-overs are counted. */
export class RaceField {
  private readonly apps: readonly AppClient[];
  private readonly sandbox: SandboxClient | null;

  constructor(private readonly options: RaceFieldOptions) {
    this.apps = options.addresses.map(appClient);
    this.sandbox = options.ledger === null ? null : sandboxClient(options.ledger);
  }

  get calls(): number {
    return this.options.calls;
  }

  /** One process, for what is asked once. */
  get app(): AppClient {
    const [first] = this.apps;
    if (first === undefined) throw new Error('A race needs an address');
    return first;
  }

  /** The same call many times at the same moment, spread over the processes; "in progress" is asked again. */
  atOnce<T>(work: (app: AppClient) => Promise<Answer<T>>): Promise<readonly Answer<T>[]> {
    return Promise.all(
      Array.from({ length: this.options.calls }, (_, index) =>
        untilAnswered(() => work(this.apps[index % this.apps.length] ?? this.app)),
      ),
    );
  }

  /** The groups of an order once nothing of it is under way. */
  async settled(orderId: string): Promise<readonly GroupJson[]> {
    for (const started = Date.now(); ; ) {
      const groups = await this.app.groupsOf(orderId);
      const open = groups.flatMap(({ ticketDistributions }) => ticketDistributions).filter(isOpen);
      if (open.length === 0) return groups;
      if (Date.now() - started > LONGEST_MS) throw new Error(`Order ${orderId} never came to rest`);
      await wait(100);
    }
  }

  /** How often each ticket was handed over: by the ticket systems' own book, else by what the app shows. */
  async handOvers(tickets: readonly string[]): Promise<readonly number[]> {
    if (this.sandbox === null) return Promise.all(tickets.map((id) => this.shownHandOvers(id)));
    const applied = (await this.sandbox.ledger()).filter(
      ({ operation, outcome }) => operation === 'issue' && outcome === 'applied',
    );
    return tickets.map((id) => applied.filter((entry) => entry.ticketDistributionIds.includes(id)).length);
  }

  private async shownHandOvers(ticketId: string): Promise<number> {
    const deliveries = await this.app.deliveriesOf(ticketId);
    return deliveries.filter(({ operation, state }) => operation === 'issue' && state === 'DONE').length;
  }
}

function isOpen({ status, delivery }: GroupJson['ticketDistributions'][number]): boolean {
  return status === 'DISTRIBUTING' || (delivery !== null && !/^(DONE|REFUSED|WITHDRAWN)$/.test(delivery.state));
}

/** Asks again while the first call under the same key is still running. */
async function untilAnswered<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (const started = Date.now(); ; ) {
    const answer = await work();
    const { code = '' } = (answer.status === 409 ? answer.body : {}) as { code?: string };
    if (!code.startsWith('idempotency/') || Date.now() - started > LONGEST_MS) return answer;
    await wait(50);
  }
}
