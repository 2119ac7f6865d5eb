import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../errors/usage-error.js';

/** The orders of a run, each once, in the order in which they were listed. */
export interface OrderList {
  readonly orderIds: readonly string[];
  /** How many lines named an order that was named before. */
  readonly repeated: number;
  /** The same for the same orders, however they are listed. */
  readonly digest: string;
}

const ORDER_ID = /^[A-Za-z0-9_-]{1,64}$/;
const MOST_TOLD = 5;

/**
 * Reads a list of order ids, one a line; empty lines and those that begin with # are passed over.
 *
 * @throws UsageError when it cannot be read, names something else than orders, or nothing
 */
export async function readOrderList(path: string): Promise<OrderList> {
  const text = await readFile(path === '-' ? '/dev/stdin' : path, 'utf8').catch((error: Error) => {
    throw new UsageError(`the list of orders cannot be read: ${error.message}`);
  });
  return orderListOf(text);
}

export function orderListOf(text: string): OrderList {
  const lines = text.split('\n').map((line, index) => ({ id: line.trim(), number: index + 1 }));
  const named = lines.filter(({ id }) => id !== '' && !id.startsWith('#'));
  const wrong = named.filter(({ id }) => !ORDER_ID.test(id));
  if (wrong.length > 0) {
    const told = wrong.slice(0, MOST_TOLD).map(({ id, number }) => `line ${number}: ${id.slice(0, 80)}`);
    throw new UsageError(
      `the list names what is no order id (1 to 64 letters, digits, "-" or "_"): ${told.join('; ')}`,
    );
  }
  const orderIds = [...new Set(named.map(({ id }) => id))];
  if (orderIds.length === 0) throw new UsageError('the list names no order');
  return { orderIds, repeated: named.length - orderIds.length, digest: digestOf(orderIds) };
}

function digestOf(orderIds: readonly string[]): string {
  return createHash('sha256').update(orderIds.toSorted().join('\n')).digest('hex');
}
