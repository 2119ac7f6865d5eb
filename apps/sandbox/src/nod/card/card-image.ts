import { type NodOrder, type OrderGroup, liveOrders } from '../../state/order-group.js';
import type { TicketContent } from '../../state/ticket-content.js';
import { nameIn } from '../ticket-text.js';
import { ClientError } from '../client-protocol/client-error.js';
import { fileSize } from './apdu.js';

/** A product on a travel card. */
interface CardProduct {
  readonly ticketDistributionId: string;
  readonly orderGroup: string;
  readonly product: string;
  readonly name: string;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly topologies: TicketContent['topologies'];
  readonly travellers: readonly { readonly userType: string; readonly count: number }[];
  readonly supplements: readonly { readonly type: string; readonly count: number }[];
  readonly paymentMeansType: string | null;
  readonly activatedAt: string | null;
}

/** What a card holds. */
export interface CardImage {
  readonly products: readonly CardProduct[];
}

/** How long the image in the file is, read from the file's first four bytes. */
export const imageLength = (file: Buffer): number => (file.length < 4 ? 0 : file.readUInt32BE(0));

/** Reads the image from the bytes of the file. Throws `ClientError` CARD_ERROR when they hold none. */
export const readImage = (file: Buffer): CardImage => {
  const length = imageLength(file);
  if (length === 0) return { products: [] };
  try {
    return JSON.parse(file.toString('utf8', 4, 4 + length)) as CardImage;
  } catch {
    throw new ClientError(422, 'CARD_ERROR', 'The content of the card cannot be read.');
  }
};

/** The file's bytes for an image. Throws `ClientError` CARD_FULL when it does not fit. */
export const writeImage = (image: CardImage): Buffer => {
  const bytes = Buffer.from(JSON.stringify(image), 'utf8');
  if (bytes.length + 4 > fileSize) throw new ClientError(409, 'CARD_FULL', 'There is no room left on the card.');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** The image after a group was picked up: sales put on, validations activate, cancellations take off. Doing it twice changes nothing. */
export const imageAfter = (image: CardImage, group: OrderGroup): CardImage =>
  liveOrders(group).reduce((before, order) => ({ products: productsAfter(before.products, group, order) }), image);

const productsAfter = (
  products: readonly CardProduct[],
  group: OrderGroup,
  order: NodOrder,
): readonly CardProduct[] => {
  const { content, reference } = order;
  const isThis = (product: CardProduct, orderGroup: string): boolean =>
    product.ticketDistributionId === reference && product.orderGroup === orderGroup;
  switch (content.kind) {
    case 'fareProductSale':
      return [
        ...products.filter((product) => !isThis(product, group.reference)),
        toProduct(group, content.ticket, content.paymentMeansType),
      ];
    case 'validateProduct':
      return products.map((product) =>
        isThis(product, group.reference) ? { ...product, activatedAt: group.activatedAt } : product,
      );
    case 'cancellation':
      return products.filter((product) => !isThis(product, content.orderGroup));
    case 'mobileTicket':
      return products;
  }
};

/** How often each kind stands in the list: a card has no room for a group of a thousand one by one. */
const countedBy = (kinds: readonly string[]): [kind: string, count: number][] => {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
};

const toProduct = (group: OrderGroup, ticket: TicketContent, paymentMeansType: string | null): CardProduct => ({
  ticketDistributionId: ticket.ticketDistributionId,
  orderGroup: group.reference,
  product: ticket.product.id,
  name: nameIn(ticket.product.name, ticket.language, ticket.product.id),
  startOfValidity: ticket.startOfValidity,
  endOfValidity: ticket.endOfValidity,
  topologies: ticket.topologies,
  travellers: countedBy(ticket.travellers.map(({ userType }) => userType)).map(([userType, count]) => ({
    userType,
    count,
  })),
  supplements: ticket.supplements.map(({ type, count }) => ({ type, count })),
  paymentMeansType,
  activatedAt: null,
});
