import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { IssueHandOver, TicketDistributionId } from '@ticket-distribution/domain';

/**
 * What calls to a ticket system meet: nobody listens; it answers that it takes nothing on now; the connection breaks before the
 * request arrives, or after its effect; it does what it was told and no answer comes in time, or one that makes no sense; it
 * refuses for good.
 */
export type GatewayFault =
  | 'connection-refused'
  | 'unavailable'
  | 'request-lost'
  | 'answer-lost'
  | 'time-out'
  | 'garbage'
  | 'refuse';

/** A gateway before a ticket system, real or played, and the hands that the contract needs there. */
export interface GatewayStage {
  readonly gateway: TicketSystemGateway;
  /** An issue that the system takes. The contract tells of its first ticket, twice, under ids and keys of its own. */
  readonly issue: IssueHandOver;
  /** What the gateway proves itself with, such as a password: it must stand in no attempt. Absent: there is none. */
  readonly secrets?: readonly string[];
  /** So long a call may take, which its gateway ends by its own time limit, milliseconds; 30 seconds when absent. */
  readonly longestCallMs?: number;
  /** From now on every call meets the fault, until `recover`; how the system decided stays. */
  meet(fault: GatewayFault): Promise<void>;
  recover(): Promise<void>;
  /**
   * Which of the tickets are valid at the system now, by its own word and not by that of the gateway; one that it holds twice is
   * named twice.
   */
  valid(ids: readonly TicketDistributionId[]): Promise<readonly TicketDistributionId[]>;
  close(): Promise<void>;
}
