import type { DeliverySnapshot } from '@ticket-distribution/domain';

/** What happens before an operation of a repository. */
type Before = (operation: string, values: readonly unknown[]) => Promise<void>;

/** The same repository, but before every operation something happens: other work may go on, a row is waited for. */
export function steppedRepository<Repository extends object>(repository: Repository, before: Before): Repository {
  const stepped: Record<string, unknown> = {};
  for (const name of operationsOf(repository)) {
    const operation = Reflect.get(repository, name) as (...values: readonly unknown[]) => Promise<unknown>;
    stepped[name] = async (...values: readonly unknown[]) => {
      await before(name, values);
      return operation.apply(repository, values as unknown[]);
    };
  }
  return stepped as Repository;
}

/**
 * The rows that an operation locks or writes.
 *
 * @param deliveries as they are committed, for what is named by its claim
 */
export function rowsOf(
  repository: string,
  operation: string,
  [value]: readonly unknown[],
  deliveries: ReadonlyMap<string, DeliverySnapshot>,
): readonly string[] {
  if (operation === 'renew' && Array.isArray(value)) {
    const claimed = [...deliveries.values()].filter(({ claim }) => claim !== null && value.includes(claim.by));
    return claimed.map(({ key }) => `${repository} ${key}`);
  }
  if (operation === 'lock' || operation === 'take' || operation === 'remove') return [`${repository} ${String(value)}`];
  if (operation !== 'save' || typeof value !== 'object' || value === null) return [];
  const row = 'snapshot' in value ? { ...(value.snapshot as object) } : value;
  const { id, key, fulfillmentMethod, orderId, orderLineId } = row as Readonly<Record<string, string>>;
  const named = `${repository} ${id ?? key ?? fulfillmentMethod ?? orderId}`;
  return orderLineId === undefined ? [named] : [named, `line ${orderId} ${orderLineId}`];
}

const known = new WeakMap<object, readonly string[]>();

function operationsOf(repository: object): readonly string[] {
  const prototype = Object.getPrototypeOf(repository) as object;
  const operations =
    known.get(prototype) ?? Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  known.set(prototype, operations);
  return operations;
}
