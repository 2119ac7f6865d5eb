import type { Privilege } from '@ticket-distribution/application';

/** What a token can allow. Every operation needs one of them, unless it is open or signed. */
export const PERMISSIONS = {
  'orders:read': 'read orders and their versions',
  'orders:write': 'record order versions',
  'tickets:read': 'search and read groups and tickets, with their history, deliveries and decisions; preview plans',
  'tickets:write': 'generate, distribute and redistribute; move validities, transfer holders',
  'summaries:read': 'read the account-based references of an order, and nothing else of it',
  'drifts:read': 'list drifts',
  'drifts:write': 'repair or accept drifts',
  'deliveries:read': 'list hand-overs, and read one with the calls made for it',
  'deliveries:write': 'retry a hand-over, or end it on the word of somebody who asked the ticket system',
  'orders:purge': 'delete closed orders with all that was kept of them',
  'customers:erase': 'erase a customer in everything that is kept',
  'ticket-systems:read': 'read how the ticket systems stand, over all organisations',
  'ticket-systems:write': 'keep a ticket system from being called, for everybody, and let it be called again',
  'events:read': 'read the feed of what happened',
  'webhooks:read': 'read where events are sent to, and what came of it',
  'webhooks:write': 'have events sent to addresses, and sent again; give webhooks new secrets',
  'inspections:read': 'read which codes count no more, over all organisations',
  'audit:read': 'read what operators did',
  'metrics:read': 'read how much waits, how long calls take, and the like, over all organisations',
} as const;
export type Permission = keyof typeof PERMISSIONS;

/** What lets a token reach what belongs to other organisations than its own, besides what its other permissions allow. */
export const REACH_PERMISSIONS = {
  'organisations:summarise': 'summarise-every-organisation',
  'organisations:read': 'read-every-organisation',
  'organisations:write': 'change-every-organisation',
} as const satisfies Readonly<Record<string, Privilege>>;

/**
 * Who may call an operation: whoever has the permission; everybody (`public`); whoever signs as a ticket system (`signed`), or
 * shows the token of a pass (`pass`), which the operation checks itself; telephones, which prove nothing there (`device`).
 */
export type Access = Permission | 'public' | 'signed' | 'pass' | 'device';

export function isPermission(access: Access): access is Permission {
  return Object.hasOwn(PERMISSIONS, access);
}

/** What is asked for at a steady pace by who watches the service: its rate is not limited. */
export const IS_WATCHING: ReadonlySet<Access> = new Set<Access>(['metrics:read']);

/** Permissions that allow what a smaller one allows. */
const TAKEN_IN: Readonly<Partial<Record<Permission, readonly Permission[]>>> = { 'summaries:read': ['tickets:read'] };

/** The permissions each of which allows what needs this one. */
export function granting(permission: Permission): readonly Permission[] {
  return [permission, ...(TAKEN_IN[permission] ?? [])];
}

/** Whether what a token holds allows what needs the permission. */
export function isGranted(permission: Permission, held: ReadonlySet<string>): boolean {
  return granting(permission).some((one) => held.has(one));
}

/** The privileges among what a token holds. */
export function privilegesIn(held: ReadonlySet<string>): readonly Privilege[] {
  return Object.entries(REACH_PERMISSIONS).flatMap(([permission, privilege]) =>
    held.has(permission) ? [privilege] : [],
  );
}
