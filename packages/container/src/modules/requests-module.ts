import {
  ClaimRequest,
  Clock,
  DeliveryLog,
  EndRequest,
  ForgetLoop,
  ForgetRequests,
  Ids,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** How often requests are looked for whose time is over. */
const FORGET_EVERY_MS = 60_000;

/** What remembers requests with idempotency keys, and forgets them again. */
export function requestsModule(settings: ContainerSettings): ContainerModule {
  const keepMs = settings.idempotencyKeepMs;
  const leaseMs = settings.deliveryWaitMs + settings.idempotencyLeaseMs;
  return new ContainerModule(({ bind }) => {
    bind(ClaimRequest)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock, ids: Ids) =>
          new ClaimRequest(transactions, clock, ids, { keepMs, leaseMs }),
        [Transactions, Clock, Ids],
      )
      .inSingletonScope();
    bind(EndRequest)
      .toResolvedValue((transactions: Transactions) => new EndRequest(transactions), [Transactions])
      .inSingletonScope();
    bind(ForgetRequests)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock) => new ForgetRequests(transactions, clock),
        [Transactions, Clock],
      )
      .inSingletonScope();
    bind(ForgetLoop)
      .toResolvedValue(
        (forgetRequests: ForgetRequests, clock: Clock, log: DeliveryLog) =>
          new ForgetLoop(forgetRequests, clock, log, { everyMs: FORGET_EVERY_MS }),
        [ForgetRequests, Clock, DeliveryLog],
      )
      .inSingletonScope();
  });
}
