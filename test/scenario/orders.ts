import type { OrderDocument } from '@ticket-distribution/domain';
import { aLine, anOrder } from '@ticket-distribution/testkit';

/** A document as an order system sends it: what it does not know it leaves out. */
function sent(document: OrderDocument): OrderDocument {
  return JSON.parse(JSON.stringify(document, (_, value: unknown) => value ?? undefined)) as OrderDocument;
}

/** An order of two NOD lines and an international one, under an id of its own. */
export const threeTickets = (id: string): OrderDocument =>
  sent(
    anOrder({
      id,
      lines: [
        aLine({ id: `${id}-1`, method: 'NOD' }),
        aLine({ id: `${id}-2`, method: 'NOD' }),
        aLine({ id: `${id}-3`, method: 'INTERNATIONAL' }),
      ],
    }),
  );

/** An order that BIFROST keeps. */
export const oneBifrostTicket = (id: string): OrderDocument =>
  sent(anOrder({ id, lines: [aLine({ id: `${id}-1`, method: 'BIFROST' })] }));
