import type { GroupJson } from '../../http/answers.js';
import type { AppClient } from '../../http/app-client.js';
import type { Answer } from '../../http/call.js';
import type { SandboxClient } from '../../http/sandbox-client.js';
import type { OrderJson } from '../../orders/order-json.js';
import type { Dice } from '../chance/dice.js';
import type { Chronicle } from './chronicle.js';
import type { Insistence } from './insistence.js';
import type { TrackedOrder } from './tracked-order.js';

type GroupsCall = (app: AppClient) => Promise<Answer<readonly GroupJson[]>>;

/** One client of the service, with what it needs to act. */
export class Client {
  constructor(
    readonly dice: Dice,
    readonly chronicle: Chronicle,
    readonly sandbox: SandboxClient,
    private readonly insistence: Insistence,
    private readonly givesUpAt: () => number,
  ) {}

  /** An order that was made already, the newer ones more often; null when there is none. */
  anyOrder(): TrackedOrder | null {
    const orders = [...this.chronicle.orders.values()];
    if (orders.length === 0) return null;
    const recent = this.dice.chance(0.7) ? orders.slice(-30) : orders;
    return this.dice.pick(recent);
  }

  /** Records a version, and keeps in mind that it was sent and whether it was answered. */
  async record(order: TrackedOrder, version: OrderJson): Promise<void> {
    order.send(version);
    const answer = await this.ask(order, 'record', (app) => app.record(version));
    if (answer === null) return;
    if (answer.status < 300) {
      order.acknowledged.add(version.version);
      order.learn(answer.body.groups);
    } else {
      const text = `version ${version.version} was refused with ${answer.status}: ${answer.text.slice(0, 300)}`;
      this.chronicle.surprises.push({ orderId: order.id, text });
    }
  }

  /** Makes a call that answers with the groups of the order. */
  async askForGroups(order: TrackedOrder, what: string, work: GroupsCall): Promise<Answer<unknown> | null> {
    const answer = await this.ask(order, what, work);
    if (answer !== null && answer.status < 300) order.learn(answer.body);
    return answer;
  }

  /** The same under a key: sent once more after it was answered, it is answered as the first time. */
  async askUnderKey(order: TrackedOrder, what: string, work: GroupsCall): Promise<void> {
    const first = await this.askForGroups(order, what, work);
    if (first === null || first.status >= 300 || this.dice.chance(0.5)) return;
    const again = await this.ask(order, what, work);
    if (again === null || (again.status === first.status && again.text === first.text)) return;
    const text = `${what} was answered ${again.status} ${again.text.slice(0, 300)} when it was sent again under its key, before ${first.status} ${first.text.slice(0, 300)}`;
    this.chronicle.surprises.push({ orderId: order.id, text });
  }

  /** Makes a call about an order; one client in ten does not ask again when no answer comes. */
  ask<T>(order: TrackedOrder, what: string, work: (app: AppClient) => Promise<Answer<T>>): Promise<Answer<T> | null> {
    this.chronicle.touched.add(order.id);
    const until = this.dice.chance(0.1) ? () => 0 : this.givesUpAt;
    return this.insistence.answer(what, order.id, work, until);
  }
}
