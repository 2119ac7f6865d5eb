import type { DeliveryKey } from '@ticket-distribution/domain';
import { RecordingDeliveryLog } from '@ticket-distribution/testkit';

/** Tells of everything that went wrong inside the engine as soon as it does. */
export class WatchingLog extends RecordingDeliveryLog {
  constructor(private readonly tell: (key: DeliveryKey | null, error: unknown) => void) {
    super();
  }

  override failed(key: DeliveryKey | null, error: unknown): void {
    this.tell(key, error);
  }
}
