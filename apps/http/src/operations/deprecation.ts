import type { Caller } from '@ticket-distribution/application';
import type { ErrorCode } from '../errors/problem.js';
import type { Operation } from './operation.js';

/** Since when the two operations are deprecated (our choice): 2026-01-01T00:00:00Z, in the form of RFC 9745. */
const SINCE = '@1767225600';

/** What every answer of a deprecated operation carries. */
export const DEPRECATION_HEADERS: NonNullable<Operation['headers']> = {
  of: ({ params }) => {
    const { orderId = '' } = params as { readonly orderId?: string };
    const successor = `/v1/ticket-distribution-groups/${encodeURIComponent(orderId)}/distribute`;
    return { Deprecation: SINCE, Link: `<${successor}>; rel="successor-version"` };
  },
  say: {
    Deprecation: 'Since when it is deprecated (RFC 9745).',
    Link: 'The operation that takes its place, as rel="successor-version".',
  },
};

export const DEPRECATED_DESCRIPTION =
  'Takes orders of version 1 only, acts on NOD groups only, and sets neither language nor distribution channel.';

/** What both deprecated operations refuse. */
export const DEPRECATED_REFUSALS: readonly ErrorCode[] = [
  'order/not-found',
  'order/not-confirmed',
  'distribution/order-version-not-supported',
  'distribution/deliver-after-end',
  'distribution/other-medium',
  'distribution/nothing-to-distribute',
];

/** The deprecated operations know no distribution channel. */
export function withoutChannel({ distributionChannelId: _unknown, ...caller }: Caller): Caller {
  return caller;
}
