import type { DeliveryLog } from '@ticket-distribution/application';

/** Nobody watches. */
export class SilentDeliveryLog implements DeliveryLog {
  attempted(): void {}

  failed(): void {}
}
