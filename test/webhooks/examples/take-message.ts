// #region take-message
import { Webhook } from 'standardwebhooks';

/** What a receiver does with a message before it answers 204: nothing of it is believed until it is verified. */
export function takeMessage(secret: string, headers: Record<string, string>, body: string, seen: Set<string>) {
  // Throws when the signature is none of this secret, or the message is older than five minutes.
  const event = new Webhook(secret).verify(body, headers) as { readonly id: string; readonly type: string };
  if (seen.has(event.id)) return null;
  seen.add(event.id);
  return event;
}
// #endregion take-message
