import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import { type DeliveryKey, type HandOver, type Medium, mediumOf } from '@ticket-distribution/domain';

/** NOD as one ticket system: each medium has its own adapter. Any of them sees all tickets, for the back office is one. */
export class GatewayByMedium implements TicketSystemGateway {
  constructor(private readonly gateways: Readonly<Record<Medium, TicketSystemGateway>>) {}

  get dedupes(): boolean {
    return Object.values(this.gateways).every(({ dedupes }) => dedupes);
  }

  get keysPerLook(): number {
    return this.gateways.QR_CODE.keysPerLook;
  }

  get keysPerCall(): number {
    return this.gateways.QR_CODE.keysPerCall;
  }

  handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.gatewayOf(handOver).handOver(handOver, context);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.gatewayOf(handOver).ask(handOver, context);
  }

  look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    return this.gateways.QR_CODE.look(keys, context);
  }

  private gatewayOf(handOver: HandOver): TicketSystemGateway {
    return this.gateways[mediumOf(handOver) ?? 'QR_CODE'];
  }
}
