import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { IssueHandOver, TicketDistributionId } from '@ticket-distribution/domain';
import type { GatewayFault, GatewayStage } from '@ticket-distribution/testkit/suites';
import { FaultyWire } from './faulty-wire.js';
import type { System } from './systems.js';

/** Long for a loopback, also on a loaded machine; a test of a time-out waits for it. */
const TIMEOUT_MS = 1500;

/** A gateway of ours before the sandbox, over a wire that breaks on demand. */
export class SandboxStage implements GatewayStage {
  readonly gateway: TicketSystemGateway;
  readonly issue: IssueHandOver;

  private constructor(
    system: System,
    private readonly wire: FaultyWire,
    private readonly sandbox: string,
  ) {
    this.gateway = system.open({ baseUrl: wire.baseUrl, timeoutMs: TIMEOUT_MS });
    this.issue = system.issue;
  }

  static async open(system: System, sandbox: string): Promise<SandboxStage> {
    return new SandboxStage(system, await FaultyWire.open(sandbox), sandbox);
  }

  meet(fault: GatewayFault): Promise<void> {
    return fault === 'refuse' ? this.setFault('refuse') : this.wire.meet(fault);
  }

  async recover(): Promise<void> {
    await this.setFault('none');
    await this.wire.recover();
  }

  async valid(ids: readonly TicketDistributionId[]): Promise<readonly TicketDistributionId[]> {
    const tickets = (await (await fetch(`${this.sandbox}/sandbox/tickets`)).json()) as SandboxTicket[];
    return tickets
      .filter(({ ticketDistributionId: id, status }) => ids.includes(id) && !status.startsWith('CANCELLED'))
      .map(({ ticketDistributionId }) => ticketDistributionId);
  }

  close(): Promise<void> {
    return this.wire.close();
  }

  private async setFault(mode: 'refuse' | 'none'): Promise<void> {
    const { ok } = await fetch(`${this.sandbox}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ system: this.issue.fulfillmentMethod, mode }),
    });
    if (!ok) throw new Error(`The sandbox does not take the fault ${mode}`);
  }
}

interface SandboxTicket {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: string;
}
