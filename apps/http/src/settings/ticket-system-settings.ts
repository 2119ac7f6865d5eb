import type { MethodEntry } from '@ticket-distribution/container';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { baseAddress, orNone, secret, wholeNumber } from './setting-kinds.js';
import { type Setting, setting } from './setting.js';

/** What is set of one ticket system. */
export interface TicketSystemSettings {
  readonly url: string;
  /** Calls that begin in a second; null: as for all. */
  readonly rate: number | null;
  /** Null: its callbacks are refused. */
  readonly callbackSecret: string | null;
}

const SANDBOX = 'http://127.0.0.1:3100';

/** The settings of the ticket system of a method; their names begin with that of the method. */
export function ticketSystemSettings(
  method: FulfillmentMethod,
  { system }: Pick<MethodEntry, 'system'>,
): { readonly [Name in keyof TicketSystemSettings]: Setting<TicketSystemSettings[Name]> } {
  return {
    url: setting(`${method}_URL`, SANDBOX, `base address of ${system}`, baseAddress),
    rate: setting(
      `${method}_RATE`,
      '',
      `as DELIVERY_RATE for ${system} alone; without it DELIVERY_RATE holds`,
      orNone(wholeNumber(1, 100_000)),
    ),
    callbackSecret: setting(
      `${method}_CALLBACK_SECRET`,
      '',
      `what ${system} signs its callbacks with; without it they are refused`,
      secret,
    ),
  };
}
