import type { OrderGroup } from '../../state/order-group.js';
import { nextCardStep } from '../card/card-commands.js';
import type { CodeKey } from '../codes/code-key.js';
import { type Command, numbered } from '../client-protocol/commands.js';
import { qrTicketCommands } from './qr-commands.js';

/** A set of commands; the pickup is complete when the last one is given out. */
export interface CommandSet {
  readonly commands: readonly Command[];
  readonly isLast: boolean;
}

const farewells = {
  QR: { nob: 'Billetten er hentet.', nno: 'Billetten er henta.', eng: 'Your ticket is here.' },
  TRAVEL_CARD: {
    nob: 'Reisekortet er oppdatert.',
    nno: 'Reisekortet er oppdatert.',
    eng: 'Your travel card is up to date.',
  },
} as const;

/** The set that follows from the results posted so far. Throws `ClientError` when the medium cannot go on. */
export const nextCommandSet = (
  group: OrderGroup,
  results: readonly (readonly string[])[],
  now: Date,
  key: CodeKey,
): CommandSet => {
  const commands = group.medium === 'QR' ? nextQrStep(group, results, now, key) : nextCardStep(group, results);
  return commands === null ? { commands: farewell(group), isLast: true } : { commands, isLast: false };
};

const nextQrStep = (
  group: OrderGroup,
  results: readonly unknown[],
  now: Date,
  key: CodeKey,
): readonly Command[] | null => (results.length === 0 ? qrTicketCommands(group, now, key) : null);

const farewell = ({ medium, language }: OrderGroup): Command[] => {
  const message = { type: 'message' as const, expectsResult: false, text: farewells[medium][language] };
  return numbered(medium === 'QR' ? [message] : [message, { type: 'buzz', expectsResult: false, signal: 'OK' }]);
};
