import type { CallContext } from '@ticket-distribution/application';
import type { DeliveryKey } from '@ticket-distribution/domain';
import {
  type HttpAnswer,
  type HttpExchange,
  HttpTicketSystem,
  type TicketSystemOptions,
  UnreadableAnswer,
  orUnknown,
} from '@ticket-distribution/gateway-http';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlFields } from '../xml/xml-fields.js';
import { type AddOrdersResponse, addOrders, readAddOrdersResponse } from './add-orders.js';
import { type KeyResult, getOrderGroups, readGetOrderGroupsResponse } from './get-order-groups.js';
import { type NodFault, readNodFault } from './nod-fault.js';
import type { NewOrderGroup } from './order-group.js';
import { readSoapBody, soapMessage } from './soap-message.js';
import {
  type OrderGroupCancellation,
  type UpdateOrderGroupResponse,
  readUpdateOrderGroupResponse,
  updateOrderGroup,
} from './update-order-group.js';

const PATH = '/nod/backoffice';

/** What the back office said, or what can be told without its answer. */
export type NodReply<Response> =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'fault'; readonly fault: NodFault }
  | { readonly kind: 'no-effect'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One call: what crossed the wire, unredacted, and what it came to. */
export interface NodExchange<Response> extends Pick<HttpExchange, 'request' | 'answer'> {
  readonly reply: NodReply<Response>;
}

/**
 * NOD's back office: SOAP 1.1 over HTTP at `<base address>/nod/backoffice`. It carries messages and reads answers; what
 * they mean for a hand-over is judged elsewhere. Calls never reject for anything that NOD or the network does.
 */
export class NodBackOffice {
  private readonly system: HttpTicketSystem;

  constructor(options: TicketSystemOptions) {
    this.system = new HttpTicketSystem(options);
  }

  /** Adds one order group. */
  addOrders(group: NewOrderGroup, context: CallContext): Promise<NodExchange<AddOrdersResponse>> {
    return this.call(addOrders(group), readAddOrdersResponse, context);
  }

  /** Cancels orders that have not been picked up. */
  updateOrderGroup(
    cancellation: OrderGroupCancellation,
    context: CallContext,
  ): Promise<NodExchange<UpdateOrderGroupResponse>> {
    return this.call(updateOrderGroup(cancellation), readUpdateOrderGroupResponse, context);
  }

  /** Asks what became of 1 to 100 keys. */
  getOrderGroups(references: readonly DeliveryKey[], context: CallContext): Promise<NodExchange<readonly KeyResult[]>> {
    return this.call(getOrderGroups(references), readGetOrderGroupsResponse, context);
  }

  private async call<Response>(
    message: XmlElement,
    read: (response: XmlFields) => Response,
    context: CallContext,
  ): Promise<NodExchange<Response>> {
    const body = { contentType: 'text/xml; charset=utf-8', text: soapMessage(message) };
    const { request, answer, reply } = await this.system.call({ method: 'POST', path: PATH, body, ...context });
    if (reply.kind !== 'answered') return { request, answer, reply };
    return { request, answer, reply: orUnknown(() => readReply(reply, `${message.name}Response`, read)) };
  }
}

function readReply<Response>(
  { status, text }: HttpAnswer,
  responseName: string,
  read: (response: XmlFields) => Response,
): NodReply<Response> {
  if (status !== 200 && status !== 500) throw new UnreadableAnswer(`NOD answered ${status}`);
  const body = readSoapBody(text);
  const expected = status === 200 ? responseName : 'Fault';
  if (body.names.join() !== expected) throw new UnreadableAnswer(`the answer with status ${status} is no ${expected}`);
  const content = body.child(expected);
  if (status === 500) return { kind: 'fault', fault: readNodFault(content) };
  return { kind: 'response', response: read(content) };
}
