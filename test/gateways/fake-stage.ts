import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { TicketDistributionId } from '@ticket-distribution/domain';
import type { FakeTicketSystem, TicketSystemFault } from '@ticket-distribution/testkit';
import type { GatewayFault, GatewayStage } from '@ticket-distribution/testkit/suites';
import { anIssue } from './hand-overs.js';

// #region stage
/** The faults as the fake ticket system has them. It answers within the process: what makes no sense there is lost. */
const FAULTS: Readonly<Record<GatewayFault, TicketSystemFault>> = {
  'connection-refused': 'unavailable',
  unavailable: 'unavailable',
  'request-lost': 'lose-request',
  'answer-lost': 'lose-answer',
  'time-out': 'land-late',
  garbage: 'lose-answer',
  refuse: 'refuse',
};
const MORE_THAN_CALLS = 20;

/** A gateway before the fake ticket system: that system itself when none is given. */
export function fakeStage(system: FakeTicketSystem, gateway: TicketSystemGateway = system): GatewayStage {
  return {
    gateway,
    issue: anIssue(),
    meet: async (fault) => system.meet(...Array.from({ length: MORE_THAN_CALLS }, () => FAULTS[fault])),
    recover: async () => {
      system.recover();
      system.land();
    },
    valid: async (ids) => validOf(system).filter((id) => ids.includes(id)),
    close: async () => {},
  };
}
// #endregion stage

function validOf({ valid }: FakeTicketSystem): readonly TicketDistributionId[] {
  return valid.map(({ ticketDistributionId }) => ticketDistributionId);
}
