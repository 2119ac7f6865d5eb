import { contentHash } from '../../reading/canonical-json.js';
import { groupState, type OrderGroup } from '../../state/order-group.js';
import type { Put, Session } from '../../state/rows.js';
import type { State } from '../../state/state.js';
import type { CodeKey } from '../codes/code-key.js';
import { checkAvailable, requiredCapabilities } from './available-groups.js';
import { ClientError } from '../client-protocol/client-error.js';
import { type CommandSet, nextCommandSet } from './command-sets.js';
import { withPayloads } from './qr-commands.js';
import { readContext, readResults } from './read-post.js';

/**
 * What a session's step changes and shows. `number` counts the sets of a session; the context is posted to set 0. `refusal` is what the client is
 * told instead of the set, after the change.
 */
export interface Step {
  readonly session: Session;
  readonly number: number;
  readonly set: CommandSet;
  readonly puts: readonly Put[];
  readonly refusal: ClientError | null;
}

const reservationMs = 60_000;

const nothing: CommandSet = { commands: [], isLast: false };

const reservedFrom = (now: Date): string => new Date(now.getTime() + reservationMs).toISOString();

/** Reserves a group for a new client. Throws `ClientError`. */
export const startSession = (state: State, group: OrderGroup, id: string, now: Date): Session => {
  checkAvailable(group, state, now.toISOString());
  return { id, orderGroup: group.reference, reservedUntil: reservedFrom(now), finished: false, posted: [] };
};

const openSession = (state: State, id: string): { session: Session; group: OrderGroup } => {
  const session = state.session(id);
  const group = session === undefined ? undefined : state.orderGroups.get(session.orderGroup);
  if (session === undefined || group === undefined)
    throw new ClientError(404, 'SESSION_UNKNOWN', 'There is no such session.');
  return { session, group };
};

const resultsOf = ({ posted }: Session): (readonly string[])[] => posted.slice(1).map(({ results }) => results);

/** A set that was given out before, once more. Throws `ClientError`. */
export const setAgain = (state: State, id: string, number: number, now: Date, key: CodeKey): Step => {
  const { session, group } = openSession(state, id);
  if (number > session.posted.length)
    throw new ClientError(404, 'SESSION_UNKNOWN', 'This session has no such command set yet.');
  if (number === 0) return { session, number, set: nothing, puts: [], refusal: null };
  const set = nextCommandSet(group, resultsOf(session).slice(0, number - 1), now, key);
  return { session, number, set, puts: [], refusal: null };
};

/** Takes what was posted to a set, and gives the next one. Throws `ClientError` or `Malformed`. */
export const post = (state: State, id: string, number: number, body: unknown, now: Date, key: CodeKey): Step => {
  const { session, group } = openSession(state, id);
  const digest = contentHash(body ?? null);
  if (session.posted[number]?.digest === digest) return setAgain(state, id, number + 1, now, key);
  if (number < session.posted.length) {
    throw new ClientError(422, 'RESULT_INVALID', 'Something else was posted to this command set already.');
  }
  if (number > session.posted.length)
    throw new ClientError(404, 'SESSION_UNKNOWN', 'There is no such command set yet.');
  checkHeld(state, session, group, now);
  return number === 0
    ? acceptContext(state, session, group, body, digest, now, key)
    : acceptResults(state, session, group, body, digest, now, key);
};

const checkHeld = (state: State, session: Session, group: OrderGroup, now: Date): void => {
  const isOver = session.finished || session.reservedUntil <= now.toISOString();
  if (isOver || state.sessionOfGroup(group.reference)?.id !== session.id) {
    throw new ClientError(410, 'SESSION_LAPSED', 'This session is over.');
  }
  if (groupState(group) === 'CANCELLED')
    throw new ClientError(410, 'GROUP_CANCELLED', 'This order group was cancelled meanwhile.');
};

const acceptContext = (
  state: State,
  session: Session,
  group: OrderGroup,
  body: unknown,
  digest: string,
  now: Date,
  key: CodeKey,
): Step => {
  const capabilities = readContext(body);
  const missing = requiredCapabilities[group.medium].filter((capability) => !capabilities.includes(capability));
  if (missing.length > 0) return release(session, `This order group needs capability ${missing.join(', ')}.`);
  const activated = withPayloads({ ...group, activatedAt: group.activatedAt ?? now.toISOString() }, state, key);
  return step(session, activated, { digest, results: [] }, nextCommandSet(activated, [], now, key), now);
};

/** A client that cannot run the group gives it back. */
const release = (before: Session, message: string): Step => {
  const session = { ...before, finished: true };
  const refusal = new ClientError(422, 'CAPABILITY_MISSING', message);
  return { session, number: 0, set: nothing, puts: [{ table: 'sessions', row: session }], refusal };
};

const acceptResults = (
  state: State,
  session: Session,
  group: OrderGroup,
  body: unknown,
  digest: string,
  now: Date,
  key: CodeKey,
): Step => {
  const { set } = setAgain(state, session.id, session.posted.length, now, key);
  const results = readResults(body, set.commands);
  const next = nextCommandSet(group, [...resultsOf(session), results], now, key);
  const after = next.isLast ? { ...group, committedAt: now.toISOString() } : group;
  return step(session, after, { digest, results }, next, now);
};

const step = (
  before: Session,
  group: OrderGroup,
  posted: Session['posted'][number],
  set: CommandSet,
  now: Date,
): Step => {
  const session = {
    ...before,
    posted: [...before.posted, posted],
    reservedUntil: reservedFrom(now),
    finished: set.isLast,
  };
  const puts: Put[] = [
    { table: 'orderGroups', row: group },
    { table: 'sessions', row: session },
  ];
  return { session, number: session.posted.length, set, puts, refusal: null };
};
