/** Tells within one process that somebody changed a webhook; other processes find out when they look next. */
export class WebhookBell {
  private readonly listeners: (() => void)[] = [];

  onRing(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** A change is committed. */
  ring(): void {
    for (const listener of this.listeners) listener();
  }
}
