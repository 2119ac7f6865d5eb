import { type BareTicket, keyOf } from './ticket-documents.js';

/** The hand-over of one ticket as NOD's back office is sent it: the same message as the engine's. */
export function issueMessage(ticket: BareTicket): string {
  const description = Buffer.from(mobileTicket(ticket)).toString('base64');
  const order = `<order id="1"><reference>${ticket.ticketId}</reference><type>mobileSingleTicket</type><metadata><entry key="ActionType">AddMobileTicket</entry><entry key="CompanyID">${ticket.organisationId}</entry></metadata><description>${description}</description></order>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><AddOrders xmlns="urn:ticket-distribution:nod:backoffice:1"><orderGroup><reference>${keyOf(ticket)}</reference><language>nob</language><orders>${order}</orders></orderGroup></AddOrders></soap:Body></soap:Envelope>`;
}

function mobileTicket({ orderId, lineId, ticketId, product }: BareTicket): string {
  const { id, version, name } = product;
  const names = Object.entries(name).map(([language, text]) => `<name language="${language}">${text}</name>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<mobileTicket xmlns="urn:ticket-distribution:nod:mobile-ticket:1"><ticketDistributionId>${ticketId}</ticketDistributionId><orderId>${orderId}</orderId><orderLineId>${lineId}</orderLineId><language>nob</language><qrChecksumType>SIGNED</qrChecksumType><product><id>${id}</id><version>${version}</version><names>${names.join('')}</names></product><validity><start>${product.startOfValidity}</start><end>${product.endOfValidity}</end></validity><travellers><traveller><userType>ADULT</userType></traveller></travellers></mobileTicket>\n`;
}
