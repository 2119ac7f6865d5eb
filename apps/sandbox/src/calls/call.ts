import { contentHash } from '../reading/canonical-json.js';
import type { Decision, Put } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { System } from '../state/words.js';
import type { Arrival, Processed } from './arrival.js';
import { Refusal } from './refusal.js';

/** A call that changes something, once for its key. */
export interface Call<Answer> {
  readonly system: System;
  readonly operation: Decision['operation'];
  readonly key: string;
  /** The protocol's name of the call: together with `content` it says what the same call is. */
  readonly message: string;
  readonly content: unknown;
  readonly ticketDistributionIds: readonly string[];
  /** The key of the issue that the call is about; null when it is an issue itself or names none. */
  readonly concerns: string | null;
  /** What the system does with it; pure. Throws `Refusal`. */
  decide(state: State, at: string): { readonly answer: Answer; readonly puts: readonly Put[] };
}

type Ruling<Answer> = Pick<Processed<Answer>, 'outcome' | 'puts' | 'verdict'>;

const refused = <Answer>(
  code: string,
  message: string,
  ticketDistributionIds: readonly string[] = [],
): Ruling<Answer> => ({
  outcome: 'refused',
  puts: [],
  verdict: { outcome: 'refused', code, message, ...(ticketDistributionIds.length > 0 && { ticketDistributionIds }) },
});

const refusals = {
  dead: refused<never>('KEY_DEAD', 'A cancel for this key came first.'),
  reused: refused<never>('KEY_REUSED_WITH_OTHER_CONTENT', 'This key was decided for another content.'),
};

/** The same content under a decided key: the first answer again, and nothing is done. */
const repeat = <Answer>({ result }: Decision): Ruling<Answer> => ({
  outcome: 'repeated',
  puts: [],
  verdict:
    result.outcome === 'applied'
      ? { outcome: 'repeated', answer: result.answer as Answer }
      : refused<Answer>(result.code, result.reason, result.ticketDistributionIds).verdict,
});

const decideOnce = <Answer>(
  call: Call<Answer>,
  state: State,
  at: string,
  refusal: readonly string[] | null,
): Ruling<Answer> => {
  const hash = contentHash([call.message, call.content]);
  const known = state.decision(call.system, call.key);
  if (known !== undefined) return known.contentHash === hash ? repeat(known) : refusals.reused;
  if (state.isDead(call.system, call.key)) return refusals.dead;
  const { system, operation, key, message, ticketDistributionIds, concerns } = call;
  const decision = { system, operation, key, message, contentHash: hash, ticketDistributionIds, concerns };
  try {
    if (refusal !== null) throw new Refusal('REFUSED', 'The ticket system refuses this call.', refusal);
    const { answer, puts } = call.decide(state, at);
    const row: Decision = { ...decision, result: { outcome: 'applied', answer } };
    return {
      outcome: 'applied',
      puts: [{ table: 'decisions', row }, ...puts],
      verdict: { outcome: 'applied', answer },
    };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { code, message: reason, ticketDistributionIds: named } = thrown;
    const row: Decision = { ...decision, result: { outcome: 'refused', code, reason, ticketDistributionIds: named } };
    return { ...refused<Answer>(code, reason, named), puts: [{ table: 'decisions', row }] };
  }
};

/** Makes a call an arrival: its key is answered once and for ever, applied or refused, atomically with the effect. */
export const onceAndForEver = <Answer>(call: Call<Answer>): Arrival<Answer> => ({
  system: call.system,
  operation: call.operation,
  key: call.key,
  ticketDistributionIds: call.ticketDistributionIds,
  process: (state, at, refusal) => ({
    ...decideOnce(call, state, at, refusal),
    ticketDistributionIds: call.ticketDistributionIds,
  }),
});
