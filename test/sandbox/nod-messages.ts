const ns = 'urn:ticket-distribution:nod';

export const envelope = (message: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${message}</s:Body></s:Envelope>`;

export interface TicketWords {
  readonly id?: string;
  readonly language?: string;
  readonly checksum?: string;
  readonly end?: string;
  readonly product?: string;
}

const content = ({
  id = 'ticket-1',
  language = 'nob',
  end = '2026-12-06T03:00:00Z',
  product = 'Fleksibel billett',
}: TicketWords): string =>
  `<ticketDistributionId>${id}</ticketDistributionId><orderId>9KX4T2QH</orderId><orderLineId>line-1</orderLineId>` +
  `<language>${language}</language><product><id>VYG:Product:Flex</id><version>12</version>` +
  `<names><name language="nob">${product}</name><name language="eng">Flexible ticket</name></names></product>` +
  `<validity><start>2026-12-05T06:00:00Z</start><end>${end}</end></validity>` +
  '<topologies><topology><zoneType>POINT_TO_POINT</zoneType><fromStopPlace><id>NSR:StopPlace:337</id><name>Oslo S</name></fromStopPlace>' +
  '<toStopPlace><id>NSR:StopPlace:41742</id><name>Trondheim S</name></toStopPlace><direction>FORWARDS</direction></topology></topologies>';

export const mobileTicket = (words: TicketWords = {}): string =>
  `<mobileTicket xmlns="${ns}:mobile-ticket:1">${content(words)}<qrChecksumType>${words.checksum ?? 'SIGNED'}</qrChecksumType></mobileTicket>`;

export const fareProductSale = (words: TicketWords = {}): string =>
  `<fareProductSale xmlns="${ns}:travel-card:1">${content(words)}<paymentMeansType>DEBIT_CARD</paymentMeansType></fareProductSale>`;

export const validateProduct = (id = 'ticket-1'): string =>
  `<validateProduct xmlns="${ns}:travel-card:1"><ticketDistributionId>${id}</ticketDistributionId></validateProduct>`;

export const cancellation = (
  root: 'cancelMobileTicket' | 'cancelFareProduct',
  orderGroup: string,
  id = 'ticket-1',
): string => {
  const plugin = root === 'cancelMobileTicket' ? 'mobile-ticket' : 'travel-card';
  return `<${root} xmlns="${ns}:${plugin}:1"><ticketDistributionId>${id}</ticketDistributionId><orderGroup>${orderGroup}</orderGroup></${root}>`;
};

export interface OrderWords {
  readonly reference?: string;
  readonly type?: string;
  readonly action?: string;
  readonly company?: string;
  readonly description?: string;
  readonly base64?: string;
}

const anOrder = (words: OrderWords, index: number): string => {
  const { reference = 'ticket-1', type = 'mobileSingleTicket', action = 'AddMobileTicket', company = '1' } = words;
  const base64 = words.base64 ?? Buffer.from(words.description ?? mobileTicket()).toString('base64');
  return (
    `<order id="${index + 1}"><reference>${reference}</reference><type>${type}</type><metadata>` +
    `<entry key="ActionType">${action}</entry><entry key="CompanyID">${company}</entry></metadata><description>${base64}</description></order>`
  );
};

/** AddOrders with one mobile ticket, unless the test says otherwise; `head` is what stands before the orders. */
export const addOrders = (
  reference: string,
  { head = '', orders = [{}] }: { head?: string; orders?: readonly OrderWords[] } = {},
): string =>
  envelope(
    `<AddOrders xmlns="${ns}:backoffice:1"><orderGroup><reference>${reference}</reference>${head}` +
      `<orders>${orders.map(anOrder).join('')}</orders></orderGroup></AddOrders>`,
  );

export const sale: OrderWords = { type: 'fareProductSale', action: 'SellFareProduct', description: fareProductSale() };
export const activation: OrderWords = {
  type: 'validateProduct',
  action: 'ValidateProduct',
  description: validateProduct(),
};
export const onCard = (msn: string): string => `<mediaSerialNumber>${msn}</mediaSerialNumber>`;

export const updateOrderGroup = (
  reference: string,
  orderGroup: string,
  tickets: readonly string[] = ['ticket-1'],
): string =>
  envelope(
    `<UpdateOrderGroup xmlns="${ns}:backoffice:1"><reference>${reference}</reference><orderGroup>${orderGroup}</orderGroup>` +
      `<state>CANCELLED</state><orderReferences>${tickets.map((id) => `<reference>${id}</reference>`).join('')}</orderReferences></UpdateOrderGroup>`,
  );

export const getOrderGroups = (...references: string[]): string =>
  envelope(
    `<GetOrderGroups xmlns="${ns}:backoffice:1">${references.map((key) => `<reference>${key}</reference>`).join('')}</GetOrderGroups>`,
  );
