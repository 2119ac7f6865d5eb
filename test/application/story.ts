import type { GroupReading } from '@ticket-distribution/application';
import type { OrderDocument, OrderId, OrderLineDocument, TicketStatus } from '@ticket-distribution/domain';
import { type TestEngine, aCaller, aLine, anOrder } from '@ticket-distribution/testkit';

export const caller = aCaller();
export const orderId: OrderId = anOrder({}).id;

export const nod = aLine({ id: 'line-nod', method: 'NOD' });
export const international = aLine({ id: 'line-international', method: 'INTERNATIONAL' });
export const accountBased = aLine({
  id: 'line-account',
  method: 'ACCOUNT_BASED_TICKETING',
  customerAccountRef: 'ENT:CustomerAccount:a1',
});

/** That many lines for NOD. */
export const lines = (count: number): OrderLineDocument[] =>
  Array.from({ length: count }, (_, index) => aLine({ id: `line-${index}`, method: 'NOD' }));

export const record = (engine: TestEngine, document: OrderDocument) =>
  engine.recordOrderVersion.execute({ document, caller });

export const generate = (engine: TestEngine) => engine.generateGroups.execute({ orderId, caller });

export const distribute = (
  engine: TestEngine,
  more: Partial<Parameters<TestEngine['distributeGroups']['execute']>[0]> = {},
): Promise<GroupReading[]> =>
  engine.distributeGroups.execute({ orderId, pickup: {}, language: 'nob', caller, ...more });

export const statuses = (groups: readonly GroupReading[]): TicketStatus[] =>
  groups.flatMap(({ group }) => group.tickets.map(({ status }) => status));

export const ids = (groups: readonly GroupReading[]): string[] =>
  groups.flatMap(({ group }) => [group.id, ...group.tickets.map(({ id }) => id)]);

export const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: { readonly code?: string; readonly message: string }) => error.code ?? error.message,
  );

/** Lets everything run that waits for nothing but the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
