import type { CallContext, CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import { type HandOver, type Medium, mediumOf } from '@ticket-distribution/domain';

/** NOD as one ticket system: each medium has its own adapter. */
export class GatewayByMedium implements TicketSystemGateway {
  constructor(private readonly gateways: Readonly<Record<Medium, TicketSystemGateway>>) {}

  get dedupes(): boolean {
    return Object.values(this.gateways).every(({ dedupes }) => dedupes);
  }

  handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.gatewayOf(handOver).handOver(handOver, context);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.gatewayOf(handOver).ask(handOver, context);
  }

  private gatewayOf(handOver: HandOver): TicketSystemGateway {
    return this.gateways[mediumOf(handOver) ?? 'QR_CODE'];
  }
}
