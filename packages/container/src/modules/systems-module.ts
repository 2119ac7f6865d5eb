import {
  ActBook,
  CircuitBreakers,
  Clock,
  PauseTicketSystem,
  ReadTicketSystems,
  ResumeTicketSystem,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';

/** What an operator can ask about the ticket systems: how they stand, to pause one, to resume it. */
export function systemsModule(): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(PauseTicketSystem)
      .toResolvedValue(
        (transactions: Transactions, acts: ActBook, clock: Clock) => new PauseTicketSystem(transactions, acts, clock),
        [Transactions, ActBook, Clock],
      )
      .inSingletonScope();
    bind(ResumeTicketSystem)
      .toResolvedValue(
        (transactions: Transactions, acts: ActBook) => new ResumeTicketSystem(transactions, acts),
        [Transactions, ActBook],
      )
      .inSingletonScope();
    bind(ReadTicketSystems)
      .toResolvedValue(
        (transactions: Transactions, breakers: CircuitBreakers) => new ReadTicketSystems(transactions, breakers),
        [Transactions, CircuitBreakers],
      )
      .inSingletonScope();
  });
}
