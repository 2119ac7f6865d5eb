import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '@ticket-distribution/testkit';

/** Like the systems of docs/protocols/ticket-systems.md: a ticket whose use has begun is cancelled, never changed. */
export class AJsonTicketSystem extends FakeTicketSystem {
  override tell(handOver: HandOver): CallOutcome {
    return changesATicketInUse(handOver, this)
      ? { kind: 'refused', reason: 'the use of the ticket has begun' }
      : super.tell(handOver);
  }
}

function changesATicketInUse(handOver: HandOver, { valid }: FakeTicketSystem): boolean {
  if (handOver.operation === 'issue' || handOver.operation === 'cancel') return false;
  return valid.some(({ key, pickedUp }) => key === handOver.issueKey && pickedUp);
}
