import type { DeliveryLog } from '@ticket-distribution/application';
import type { DeliveryKey } from '@ticket-distribution/domain';

/** Says on standard error what went wrong inside; silent about calls, which are kept as attempts anyway. */
export class ConsoleDeliveryLog implements DeliveryLog {
  attempted(): void {}

  failed(key: DeliveryKey | null, error: unknown): void {
    console.error(`Delivery ${key ?? 'work'} failed inside and is taken up again:`, error);
  }
}
