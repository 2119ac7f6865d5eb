import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { type LineJson, type OrderJson, inDays, line, order, product } from '../../orders/order-json.js';
import type { Dice } from '../chance/dice.js';

/** NOD twice, for it has the most to go wrong. */
const METHODS: readonly FulfillmentMethod[] = ['NOD', ...FULFILLMENT_METHODS];

/** The first version of an order: one to three lines of any method, each with one or two products. */
export function firstVersion(id: string, dice: Dice): OrderJson {
  const lines = Array.from({ length: dice.between(1, 3) }, (_, index) => anyLine(`${id}-${index + 1}`, dice));
  return order(id, lines);
}

/** A later version of an order: one thing about it is another. */
export function nextVersion(head: OrderJson, dice: Dice): OrderJson {
  const { change } = dice.weighted(CHANGES);
  return { ...change(head, dice), version: head.version + 1 };
}

type Change = (head: OrderJson, dice: Dice) => OrderJson;

const CHANGES: readonly { readonly weight: number; readonly change: Change }[] = [
  { weight: 5, change: withNewProductVersion },
  { weight: 5, change: withMovedValidity },
  { weight: 3, change: withMoreLines },
  { weight: 3, change: withLineCancelled },
  { weight: 2, change: withProductMore },
  { weight: 2, change: withProductLess },
  { weight: 2, change: withOtherMethod },
  { weight: 2, change: withOtherAccount },
  { weight: 2, change: (head) => ({ ...head, status: 'CANCELLED' }) },
  { weight: 1, change: (head) => head },
];

function anyLine(id: string, dice: Dice): LineJson {
  const products = Array.from({ length: dice.between(1, 2) }, (_, index) => product(`${index + 1}`));
  return line(id, dice.pick(METHODS), products);
}

/** The order with one of its confirmed lines changed; as it was when there is none. */
function withLine(head: OrderJson, dice: Dice, change: (line: LineJson) => LineJson): OrderJson {
  const confirmed = head.orderLines.filter(({ status }) => status === 'CONFIRMED');
  const back: OrderJson = { ...head, status: 'CONFIRMED' };
  if (confirmed.length === 0) return back;
  const chosen = dice.pick(confirmed);
  return { ...back, orderLines: head.orderLines.map((one) => (one === chosen ? change(one) : one)) };
}

function withNewProductVersion(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) => ({
    ...one,
    fareProducts: one.fareProducts.map((each) => ({ ...each, version: `VYG:Version:${head.version + 1}` })),
  }));
}

function withMovedValidity(head: OrderJson, dice: Dice): OrderJson {
  const day = dice.between(3, 20);
  const [startOfValidity, endOfValidity] = [inDays(day), inDays(day + 1)];
  return withLine(head, dice, (one) => ({
    ...one,
    fareProducts: one.fareProducts.map((each) => ({ ...each, startOfValidity, endOfValidity })),
  }));
}

function withMoreLines(head: OrderJson, dice: Dice): OrderJson {
  const more = anyLine(`${head.id}-${head.orderLines.length + 1}`, dice);
  return { ...head, status: 'CONFIRMED', orderLines: [...head.orderLines, more] };
}

function withLineCancelled(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) => ({ ...one, status: 'CANCELLED' }));
}

function withProductMore(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) => ({
    ...one,
    fareProducts: [...one.fareProducts, product(`more-${head.version + 1}`)],
  }));
}

function withProductLess(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) => ({
    ...one,
    fareProducts: one.fareProducts.length > 1 ? one.fareProducts.slice(1) : one.fareProducts,
  }));
}

function withOtherMethod(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) => line(one.id, dice.pick(METHODS), one.fareProducts));
}

function withOtherAccount(head: OrderJson, dice: Dice): OrderJson {
  return withLine(head, dice, (one) =>
    one.customerAccountRef === null
      ? one
      : { ...one, customerAccountRef: `ENT:CustomerAccount:${one.id}-${head.version + 1}` },
  );
}
