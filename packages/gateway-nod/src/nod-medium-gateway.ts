import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CancelHandOver, DeliveryKey, HandOver, IssueHandOver } from '@ticket-distribution/domain';
import type { TicketSystemOptions } from '@ticket-distribution/gateway-http';
import { NodBackOffice } from './back-office/nod-back-office.js';
import type { NewOrderGroup } from './back-office/order-group.js';
import { addOrderGroup } from './outcome/add-order-group.js';
import { askOrderGroup } from './outcome/ask-order-group.js';
import { cancelOrderGroup } from './outcome/cancel-order-group.js';
import { KEYS_PER_LOOK, lookAtOrderGroups } from './outcome/look-at-order-groups.js';
import { notSent, notSpoken } from './outcome/not-sent.js';

/** The order groups of one medium. Null: the hand-over is for another medium. */
export interface MediumOrderGroups {
  /** What the medium is called where a hand-over for another one comes, in the plural. */
  readonly name: string;
  issue(issue: IssueHandOver): NewOrderGroup | null;
  /** The cancel of tickets that stand on the medium. */
  cancel(cancel: CancelHandOver): NewOrderGroup | null;
}

/**
 * NOD, with tickets on one medium. It takes issues and cancels: a cancel changes the order group before the pickup and adds
 * one of its own after it. The other operations are not sent and refused, for NOD has none of them.
 */
export class NodMediumGateway implements TicketSystemGateway {
  readonly dedupes = true;
  readonly keysPerLook: number = KEYS_PER_LOOK;
  readonly keysPerCall: number = KEYS_PER_LOOK;
  private readonly backOffice: NodBackOffice;

  constructor(
    options: TicketSystemOptions,
    private readonly groups: MediumOrderGroups,
  ) {
    this.backOffice = new NodBackOffice(options);
  }

  async handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    switch (handOver.operation) {
      case 'issue':
        return this.add(handOver, this.groups.issue(handOver), context);
      case 'cancel':
        return handOver.pickedUp
          ? this.add(handOver, this.groups.cancel(handOver), context)
          : cancelOrderGroup(this.backOffice, handOver, context);
      case 'update':
      case 'update-validity':
      case 'transfer':
        return notSpoken(handOver);
    }
  }

  async ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return handOver.operation === 'issue' || handOver.operation === 'cancel'
      ? askOrderGroup(this.backOffice, handOver, context)
      : notSpoken(handOver);
  }

  /** All media are kept by the one back office: a look sees the tickets of every medium. */
  look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    return lookAtOrderGroups(this.backOffice, keys, context);
  }

  private async add(
    handOver: IssueHandOver | CancelHandOver,
    group: NewOrderGroup | null,
    context: CallContext,
  ): Promise<CallResult> {
    if (group === null) return notSent(`this gateway is for ${this.groups.name} only`);
    return addOrderGroup(this.backOffice, handOver, group, context);
  }
}
