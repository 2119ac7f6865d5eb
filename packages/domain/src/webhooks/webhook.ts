import type { Claim } from '../delivery/delivery-snapshot.js';
import { EVENT_STREAMS, EVENT_TYPES, type EventStream, type EventType } from '../events/ticket-event.js';
import type { EventId, WebhookId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/** Which events a webhook wants; null: not narrowed by it. */
export interface WebhookFilter {
  readonly stream: EventStream | null;
  readonly types: readonly EventType[] | null;
}

/** What messages are signed with. */
export interface WebhookSecret {
  /** As Standard Webhooks writes it: `whsec_` and Base64. */
  readonly secret: string;
  /** When it is used no longer; null: it is the one in use. */
  readonly until: Instant | null;
}

export const DISABLED_REASONS = ['asked', 'gone', 'failing', 'forgotten'] as const;
/** `asked`: somebody said so; the others the engine found out, see the event `WebhookDisabled`. */
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** What is sent once besides the feed: a message that tells nothing, or a part of the feed again. */
export type WebhookErrand =
  | { readonly kind: 'ping'; readonly id: EventId }
  | {
      readonly kind: 'replay';
      readonly id: EventId;
      /** Events up to here are left out. */
      readonly after: number;
      /** The last position that is sent again. */
      readonly until: number;
    };

/** An address to which events of an organisation are sent, one after the other: a cursor over the feed. */
export interface Webhook {
  readonly id: WebhookId;
  /** 0: it was never stored. */
  readonly revision: number;
  readonly organisationId: number;
  readonly url: string;
  readonly description: string | null;
  readonly filter: WebhookFilter;
  /** Null: it is enabled. */
  readonly disabled: { readonly reason: DisabledReason; readonly at: Instant } | null;
  /** The one in use first. */
  readonly secrets: readonly WebhookSecret[];
  /** Every event up to this position was taken by the receiver, or is not wanted. */
  readonly position: number;
  /** Who sends, and until when nobody else does; null: nobody. */
  readonly claim: Pick<Claim, 'by' | 'until'> | null;
  /** How many attempts failed in a row. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  /** When the next event may be sent; null: as soon as there is one. */
  readonly nextAttemptAt: Instant | null;
  /** How many attempts were made at all: the number of the last one. */
  readonly attemptCount: number;
  /** What is to be sent besides, in its order. */
  readonly errands: readonly WebhookErrand[];
  /** The request with an idempotency key that made it; null: it came without one. */
  readonly madeBy: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What somebody says who makes a webhook. */
export interface NewWebhook extends Pick<Webhook, 'id' | 'organisationId' | 'url' | 'position' | 'madeBy'> {
  readonly description: string | null;
  readonly filter: WebhookFilter;
  readonly secret: string;
}

/** A webhook that was never stored. */
export function newWebhook({ secret, ...said }: NewWebhook, at: Instant): Webhook {
  return {
    ...said,
    revision: 0,
    disabled: null,
    secrets: [{ secret, until: null }],
    claim: null,
    failures: 0,
    failingSince: null,
    nextAttemptAt: null,
    attemptCount: 0,
    errands: [],
    createdAt: at,
    updatedAt: at,
  };
}

/** The types of events that the filter lets through; undefined: all. */
export function wantedTypes({ stream, types }: WebhookFilter): readonly EventType[] | undefined {
  if (stream === null && types === null) return undefined;
  const ofStream: readonly EventType[] = stream === null ? EVENT_TYPES : EVENT_STREAMS[stream];
  return ofStream.filter((type) => types === null || types.includes(type));
}
