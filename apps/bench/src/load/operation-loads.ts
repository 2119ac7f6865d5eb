import type { LoadSpec } from './load-spec.js';

export const OPERATIONS = ['record', 'distribute', 'search', 'summary'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** A load without its address and numbers. */
export type LoadKind = Omit<LoadSpec, 'address' | 'clients' | 'from' | 'count'>;

/** Orders named `<name>-<number>`. */
export function orderOperations(name: string, lines: number): Record<OperationName, LoadKind> {
  const id = `${name}-{n}`;
  return {
    record: {
      method: 'PUT',
      path: `/v1/orders/${id}/versions/1`,
      body: { orderId: id, lines },
      status: 201,
      contains: '"status":"GENERATED"',
    },
    distribute: {
      method: 'POST',
      path: `/v1/ticket-distribution-groups/${id}/distribute`,
      body: { text: '{}' },
      status: 200,
      contains: '"status":"DISTRIBUTED"',
      lacks: '"status":"DISTRIBUTING"',
    },
    search: {
      method: 'GET',
      path: `/v1/ticket-distribution-groups?orderId=${id}&orderVersion=1`,
      body: null,
      status: 200,
      contains: '"status":"DISTRIBUTED"',
    },
    summary: {
      method: 'GET',
      path: `/v1/ticket-distributions/${id}/summary`,
      body: null,
      status: 200,
      contains: '"distributions":',
    },
  };
}
