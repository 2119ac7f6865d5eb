import { randomUUID } from 'node:crypto';
import type { GroupJson } from '../http/answers.js';
import { type OrderJson, line, order } from '../orders/order-json.js';
import type { Contest, Showing } from './contest.js';
import { compare, membersOf, wholeOf } from './equal-answers.js';
import type { RaceField } from './race-field.js';

/** Two tickets that NOD keeps and an international one. */
function threeTickets(id: string): OrderJson {
  return order(id, [line(`${id}-1`, 'NOD'), line(`${id}-2`, 'NOD'), line(`${id}-3`, 'INTERNATIONAL')]);
}

function ticketsOf(groups: readonly GroupJson[]): string[] {
  return groups.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ id }) => id));
}

type Counted = Pick<Showing, 'handedOverOnce' | 'faults'>;

/** Counts the hand-overs of every ticket of an order once it is at rest. */
async function counted(field: RaceField, orderId: string, expected: number, tickets = 3): Promise<Counted> {
  const ids = ticketsOf(await field.settled(orderId));
  const counts = await field.handOvers(ids);
  const wrong = ids.flatMap((id, index) =>
    counts[index] === expected ? [] : [`ticket ${id} was handed over ${counts[index]} times instead of ${expected}`],
  );
  const faults = [...wrong, ...(ids.length === tickets ? [] : [`${ids.length} tickets instead of ${tickets}`])];
  return { handedOverOnce: faults.length === 0, faults };
}

const record: Contest = {
  title: 'record an order version',
  async run(field, id) {
    const document = threeTickets(id);
    const answers = await field.atOnce((app) => app.record(document));
    const { faults, ...showing } = compare(answers, ({ body }) => membersOf(body.groups));
    const created = answers.filter(({ status }) => status === 201).length;
    const more = created === 1 ? [] : [`${created} answers say that the version is new`];
    return { ...showing, handedOverOnce: null, faults: [...faults, ...more] };
  },
};

const generate: Contest = {
  title: 'generate',
  async run(field, id) {
    await field.app.record(threeTickets(id));
    const answers = await field.atOnce((app) => app.generate(id));
    return { ...compare(answers, ({ body }) => membersOf(body)), handedOverOnce: null };
  },
};

const distribute: Contest = {
  title: 'distribute',
  async run(field, id) {
    await field.app.record(threeTickets(id));
    const answers = await field.atOnce((app) => app.distribute(id));
    const { faults, ...showing } = compare(answers, ({ body }) => membersOf(body));
    const { handedOverOnce, faults: more } = await counted(field, id, 1);
    return { ...showing, handedOverOnce, faults: [...faults, ...more] };
  },
};

const distributeWithKey: Contest = {
  title: 'distribute with one Idempotency-Key',
  async run(field, id) {
    await field.app.record(threeTickets(id));
    const key = randomUUID();
    const answers = await field.atOnce((app) => app.distribute(id, { key }));
    const { faults, ...showing } = compare(answers, wholeOf);
    const { handedOverOnce, faults: more } = await counted(field, id, 1);
    return { ...showing, handedOverOnce, faults: [...faults, ...more] };
  },
};

const redistributeWithKey: Contest = {
  title: 'redistribute with one Idempotency-Key',
  async run(field, id) {
    await field.app.record(order(id, [line(`${id}-1`, 'NOD'), line(`${id}-2`, 'NOD')]));
    await field.app.distribute(id);
    await field.settled(id);
    const key = randomUUID();
    const answers = await field.atOnce((app) => app.redistribute(id, { key }));
    const { faults, ...showing } = compare(answers, wholeOf);
    const { handedOverOnce, faults: more } = await counted(field, id, 2, 2);
    return { ...showing, handedOverOnce, faults: [...faults, ...more] };
  },
};

/** Every operation that is raced. */
export const CONTESTS: readonly Contest[] = [record, generate, distribute, distributeWithKey, redistributeWithKey];
