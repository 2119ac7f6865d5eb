import type { BreakerOptions } from '@ticket-distribution/application';
import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { Random } from '../chance/random.js';
import type { CallFault } from '../systems/call-fault.js';
import { crowdedScenario } from './crowded-scenario.js';
import { orderVersions } from './order-versions.js';
import { type Act, type Scenario, isRequest } from './scenario.js';

const SECOND = 1000;
const CARDS = [null, null, null, '1234567890', '99'] as const;

/** What may go wrong in a scenario: some are calm, so that nothing excuses a difference, and some are wild. */
interface Weather {
  readonly crashes: boolean;
  readonly lateness: boolean;
  readonly clocks: boolean;
  readonly network: boolean;
  readonly refusals: boolean;
  readonly lies: boolean;
  readonly database: boolean;
  readonly outside: boolean;
}

/** The scenario that a seed stands for, with orders of some methods. */
export function scenarioOf(seed: number, all: readonly FulfillmentMethod[] = FULFILLMENT_METHODS): Scenario {
  const crowd = new Random(seed, 'crowd');
  return crowd.chance(0.05) ? crowdedScenario(seed, crowd, all) : varied(seed, all);
}

function varied(seed: number, all: readonly FulfillmentMethod[]): Scenario {
  const random = new Random(seed, 'scenario');
  const weather = weatherOf(random);
  const orders = Array.from({ length: random.pick([1, 1, 1, 1, 1, 2]) }, (_, index) =>
    orderVersions(`ORDER-${index + 1}`, random, all),
  );
  const processes = random.pick([1, 2, 2, 3]);
  const methods = [
    ...new Set(orders.flat().flatMap(({ orderLines }) => orderLines.map((line) => line.fulfillmentMethod))),
  ];
  const length = random.between(5, 50) * SECOND;
  const acts = [
    ...orders.flatMap((versions, order) => lifeOf(order, versions.length, length, weather, random)),
    ...faultsOf(weather, processes, methods, length, random),
  ];
  return {
    seed,
    schedule: seed,
    processes,
    apis: processes > 1 && random.chance(0.3) ? 1 : 0,
    store: random.pick(['one-at-a-time', 'row-locks']),
    everyMs: random.pick([1000, 3000, 5000]),
    lookEveryMs: random.pick([10, 20]) * SECOND,
    callsAtOnce: random.pick([1, 4, 8]),
    attempts: random.pick([2, 4, 4, 8]),
    leaseMs: random.pick([3, 8, 20]) * SECOND,
    breaker: random.chance(0.5) ? breakerOf(random) : null,
    askedSystems: random.chance(0.1) ? [random.pick(all)] : [],
    travelMs: null,
    distributesInTheEnd: random.chance(0.7),
    orders,
    acts: acts.toSorted((one, other) => one.at - other.at),
  };
}

function breakerOf(random: Random): BreakerOptions {
  return { failures: random.pick([1, 2, 4]), pauseMs: random.pick([500, 5000]), longestPauseMs: 20 * SECOND };
}

function weatherOf(random: Random): Weather {
  const isCalm = random.chance(0.15);
  const happens = (probability: number): boolean => random.chance(probability) && !isCalm;
  return {
    crashes: happens(0.6),
    lateness: happens(0.3),
    clocks: happens(0.3),
    network: happens(0.6),
    refusals: happens(0.2),
    lies: happens(0.15),
    database: happens(0.15),
    outside: happens(0.4),
  };
}

function lifeOf(order: number, versions: number, length: number, weather: Weather, random: Random): Act[] {
  const sent = Array.from({ length: versions }, (_, index): Act => {
    const inOrder = Math.floor((index * length) / versions) + random.below(5 * SECOND);
    const at = random.chance(0.1) ? random.below(length) : inOrder;
    return { at: index === 0 ? random.below(SECOND) : at, kind: 'version', order, version: index + 1 };
  });
  const again = random.chance(0.2) ? [{ ...random.pick(sent), at: random.below(length) }] : [];
  const asked = Array.from({ length: random.between(1, 5) }, () => anyAct(order, length, weather, random)).map((act) =>
    random.chance(0.2) ? { ...act, at: random.pick(sent).at } : act,
  );
  const first: Act = {
    at: random.below(4 * SECOND),
    kind: 'distribute',
    order,
    copies: copies(random),
    card: null,
    one: null,
  };
  return [...sent, ...again, first, ...asked].map((act) =>
    isRequest(act) && random.chance(0.25) ? { ...act, keyed: true } : act,
  );
}

function anyAct(order: number, length: number, weather: Weather, random: Random): Act {
  const at = random.below(length);
  const pick = random.below(8);
  const callbacks = Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => random.below(40 * SECOND));
  switch (random.below(weather.outside ? 10 : 6)) {
    case 0:
    case 1:
      return { at, kind: 'distribute', order, copies: copies(random), card: random.pick(CARDS), one: oneOrAll(random) };
    case 2:
      return { at, kind: 'move-validity', order, pick, hours: random.between(1, 3) };
    case 3:
      return { at, kind: 'transfer', order, pick, to: random.between(1, 2), alone: random.chance(0.6) };
    case 4:
      return { at, kind: 'redistribute', order, card: random.pick(CARDS), one: oneOrAll(random) };
    case 5:
      return { at, kind: 'generate', order };
    case 6:
    case 7:
      return { at, kind: 'pick-up', pick, callbacks };
    case 8:
      return { at, kind: 'complete', pick, callbacks };
    default:
      return random.chance(0.5) ? { at, kind: 'cancel-outside', pick, callbacks } : { at, kind: 'repair', pick };
  }
}

/** Some callers mean one ticket, most all of an order. */
function oneOrAll(random: Random): number | null {
  return random.chance(0.3) ? random.below(8) : null;
}

/** Most callers ask once; some so often that all of it runs at the same moment. */
function copies(random: Random): number {
  return random.chance(0.02) ? random.between(10, 50) : random.pick([1, 1, 1, 1, 1, 2, 2, 4]);
}

function faultsOf(
  weather: Weather,
  processes: number,
  methods: readonly FulfillmentMethod[],
  length: number,
  random: Random,
): Act[] {
  const several = (isOn: boolean, most: number, make: (at: number) => Act): Act[] =>
    isOn ? Array.from({ length: random.between(1, most) }, () => make(random.below(length))) : [];
  const process = (): number => random.below(processes);
  const faults = callFaults(weather, random);
  return [
    ...several(weather.crashes, 4, (at) => {
      const restartMs = random.pick([100, 1000, 20_000, 90_000]);
      return { at, kind: 'crash', process: process(), steps: random.below(40), restartMs };
    }),
    ...several(weather.lateness, 2, (at) => {
      return { at, kind: 'stall', process: process(), milliseconds: random.pick([2000, 10_000, 60_000]) };
    }),
    ...several(weather.clocks, 2, (at) => {
      return { at, kind: 'clock', process: process(), milliseconds: random.between(-120, 120) * SECOND };
    }),
    ...several(faults.length > 0 && methods.length > 0, 4, (at) => {
      const met = Array.from({ length: random.between(1, 3) }, () => random.pick(faults));
      return { at, kind: 'call-faults', method: random.pick(methods), faults: met };
    }),
    ...several(weather.network && random.chance(0.2) && methods.length > 0, 1, (at) => {
      return { at, kind: 'outage', method: random.pick(methods), milliseconds: random.between(5, 60) * SECOND };
    }),
    ...several(weather.network && random.chance(0.15) && methods.length > 0, 2, (at) => {
      return { at, kind: random.pick(['pause', 'pause', 'resume']), method: random.pick(methods) };
    }),
    ...several(weather.network && random.chance(0.3), 2, (at) => ({ at, kind: 'retry', pick: random.below(8) })),
    ...several(weather.network && !weather.lies && random.chance(0.2), 3, (at) => {
      return { at, kind: 'skip', pick: random.below(8) };
    }),
    ...several(weather.database, 3, (at) => {
      return { at, kind: 'database', faults: [random.pick(['away', 'commit-answer-lost'])] };
    }),
  ];
}

function callFaults({ network, refusals, lies }: Weather, random: Random): readonly CallFault[] {
  const liar = lies ? random.pick(LIARS) : [];
  return [...(network ? NETWORK : []), ...(refusals ? (['refuse', 'refuse-one'] as const) : []), ...liar];
}

const NETWORK: readonly CallFault[] = [
  'unavailable',
  'lose-request',
  'lose-answer',
  'lose-answer',
  'land-late',
  'land-late',
  'duplicate',
  'slow',
  'break-gateway',
  'garble',
  'name-other-tickets',
];
/** Systems that say what they have not done yet, and systems that say what they never do. */
const LIARS: readonly (readonly CallFault[])[] = [
  Array.from({ length: 8 }, () => 'acknowledge-early'),
  ['pretend', 'stale-look', 'stale-look'],
];
