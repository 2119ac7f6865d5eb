import {
  type FareProduct,
  type FulfillmentMethod,
  type HandedOverTicket,
  type Instant,
  type Order,
  type OrderLineDocument,
  type OrderLineId,
  type Traveller,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import {
  HistoryStage,
  type Scene,
  aLine,
  aProduct,
  anOrder,
  broughtToRest,
  playedHistory,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const ONE_CARD = '1111111111';
const OTHER_CARD = '2222222222';
const DAYS_LATER = ['2026-12-07T06:00:00.000Z', '2026-12-08T03:00:00.000Z'] as [Instant, Instant];
const GIFTS = ['ENT:CustomerAccount:gift-1', 'ENT:CustomerAccount:gift-2'];
const ALL: Scene = { kind: 'all-calls' };
const CALL: Scene = { kind: 'begin-call', pick: 0 };
const REFUSAL: Scene = { kind: 'fault', pick: 1, faults: ['refuse'] };

const COMPANION: Traveller = { id: 't9', userType: 'ADULT', userProfileRef: null, customerId: null };

const alike = aProduct({ topologies: [], legs: [], transferable: true, travellers: [] });
const single = aProduct({ topologies: [], legs: [], transferable: true });

function line(number: number, products: readonly FareProduct[], ...replaces: readonly number[]): OrderLineDocument {
  const replacesOrderLineIds = replaces.map((of) => `line-${of}` as OrderLineId);
  return aLine({ id: `line-${number}`, products, replacesOrderLineIds });
}

function cancelled(one: OrderLineDocument): OrderLineDocument {
  return { ...one, status: 'CANCELLED' };
}

function by(fulfillmentMethod: FulfillmentMethod, one: OrderLineDocument): OrderLineDocument {
  return { ...one, fulfillmentMethod };
}

function onAccount(one: OrderLineDocument, customerAccountRef: string | null = 'ENT:CustomerAccount:a1') {
  return { ...by('ACCOUNT_BASED_TICKETING', one), customerAccountRef };
}

function version(number: number, ...lines: readonly OrderLineDocument[]): Scene {
  return { kind: 'version', document: anOrder({ version: number, lines }) };
}

function distribute(card: string | null = null, one: number | null = null): Scene {
  return { kind: 'distribute', card, one, deliverAfter: null };
}

function played(...scenes: readonly Scene[]): HistoryStage {
  const stage = playedHistory('9KX4T2QH' as Order['id'], scenes, fulfillmentPolicies);
  broughtToRest(stage);
  return stage;
}

/** The cards, or null for none, of the tickets that NOD holds valid. */
function cardsIn({ systems, tickets }: HistoryStage): readonly (string | null)[] {
  return systems.NOD.valid.map(({ ticketDistributionId: id }) => {
    const pickup = tickets.find((ticket) => ticket.id === id)?.standing.held?.pickup;
    return pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null;
  });
}

function validIn({ allSystems }: HistoryStage): number {
  return allSystems.flatMap(({ valid }) => valid).length;
}

describe('A ticket that waits while what takes its place is given up for another', () => {
  const first = line(1, [single]);
  const second = line(2, [single], 1);
  const third = line(3, [single], 2);
  const out = [version(1, first), distribute(ONE_CARD), ALL];

  it('stays valid until that one is out, where the order goes back to the line between', () => {
    const back = version(4, cancelled(first), line(2, [single], 3), cancelled(third));
    const refused = [version(2, cancelled(first), second), REFUSAL, ALL];
    const again = [version(3, cancelled(first), cancelled(second), third), REFUSAL, ALL];
    expect(cardsIn(played(...out, ...refused, ...again, back))).to.deep.equal([ONE_CARD]);
  });

  it('stays valid where the new line cannot be handed over at all', () => {
    const without = (one: OrderLineDocument): OrderLineDocument => onAccount(one, null);
    const stage = played(
      version(1, onAccount(first)),
      ALL,
      version(2, without(cancelled(first)), without(second)),
      version(3, without(cancelled(first)), without(cancelled(second)), without(third)),
      version(4, without(cancelled(first)), without(line(2, [single], 3)), without(cancelled(third))),
    );
    expect(validIn(stage)).to.equal(1);
  });

  it('stays valid where the names are not repeated', () => {
    const refused = [version(2, cancelled(first), second), REFUSAL, ALL];
    const unnamed = version(3, cancelled(first), cancelled(line(2, [single])), third);
    expect(cardsIn(played(...out, ...refused, unnamed))).to.deep.equal([ONE_CARD]);
    const elsewhere = played(...out, ...refused, version(3, by('BIFROST', line(2, [single]))));
    expect(cardsIn(elsewhere)).to.deep.equal([ONE_CARD]);
  });

  it('stays valid where the line comes back to its method with a product that only the ticket between is like', () => {
    const renamed: FareProduct = { ...single, ref: 'r' };
    const between = by('INTERNATIONAL', line(1, [renamed]));
    const back = line(1, [{ ...renamed, id: 'VYG:PreassignedFareProduct:LowFare' }]);
    expect(validIn(played(...out, version(2, between), version(3, back)))).to.equal(1);
  });

  it('has its card handed on through a method that knows none, answered or not', () => {
    const between = by('BIFROST', first);
    for (const underWay of [[], [distribute(), CALL]]) {
      const stage = played(...out, version(2, between), ...underWay, version(3, cancelled(between), second));
      expect(cardsIn(stage)).to.deep.equal([ONE_CARD]);
    }
  });

  it('goes on waiting for that one where it stands again, whatever comes to its line beside it', () => {
    const newcomer = line(2, [single, { ...single, travellers: [COMPANION] }], 1);
    const back = version(4, cancelled(first), newcomer, cancelled(third));
    const stage = played(
      version(1, first),
      distribute(ONE_CARD, 0),
      ALL,
      version(2, cancelled(first), second),
      CALL,
      version(3, cancelled(first), cancelled(second), third),
      back,
    );
    expect(cardsIn(stage)).to.deep.equal([ONE_CARD]);
    const came = stage.tickets.find(({ product }) => product.travellers[0]?.id === COMPANION.id);
    expect(came?.status).to.equal('GENERATED');
    expect(came?.standing.replaces).to.equal(null);
  });

  it('ends with it where its traveller leaves the order and a stranger comes', () => {
    const withheld = line(2, [{ ...single, version: '1.0 (2026)' }], 1);
    const stranger = line(2, [{ ...single, travellers: [COMPANION] }]);
    const stage = played(...out, version(2, cancelled(first), withheld), version(3, cancelled(first), stranger));
    expect(validIn(stage)).to.equal(0);
    expect(stage.tickets.at(-1)).to.deep.include({ status: 'GENERATED' });
  });

  it('hands on what a caller said last, though nobody knows yet whether it came about', () => {
    const onCard = [distribute(ONE_CARD), CALL];
    const stage = played(
      version(1, by('INTERNATIONAL', first)),
      distribute(),
      ALL,
      version(2, first),
      ...onCard,
      version(3, cancelled(first), second),
    );
    expect(cardsIn(stage)).to.deep.equal([ONE_CARD]);
  });
});

describe('Two alike tickets that are exchanged, and exchanged again before anything is answered', () => {
  const one = line(1, [alike]);
  const other = line(2, [alike]);
  const onCards = [distribute(ONE_CARD, 0), distribute(OTHER_CARD, 1), ALL];

  it('keep what was said of each, though there was only one for a while', () => {
    const [first, second] = [line(1, [alike, alike]), line(2, [alike, alike], 1)];
    const third = line(3, [alike], 2);
    const stage = played(
      version(1, first),
      ...onCards,
      version(2, cancelled(first), second),
      CALL,
      CALL,
      version(3, cancelled(first), cancelled(second), third),
      version(4, cancelled(first), cancelled(second), cancelled(third), line(4, [alike, alike], 3)),
    );
    expect(cardsIn(stage)).to.have.members([ONE_CARD, OTHER_CARD]);
  });

  it('stay with their holders, where one exchange is called off and the other goes on', () => {
    const [left, right] = [onAccount(one), onAccount(other)];
    const both = onAccount(line(3, [alike, alike], 1, 2));
    const stage = played(
      version(1, left, right),
      ALL,
      { kind: 'transfer', pick: 0, to: 1 },
      { kind: 'transfer', pick: 1, to: 2 },
      ALL,
      version(2, cancelled(left), cancelled(right), both),
      CALL,
      CALL,
      version(3, left, cancelled(right), cancelled(both), onAccount(line(4, [alike], 3))),
    );
    const accounts = stage.systems.ACCOUNT_BASED_TICKETING.valid.map(({ customerAccountRef }) => customerAccountRef);
    expect(accounts).to.have.members(GIFTS);
  });

  it('are told apart by who travels where lines of an exchange use the same ref', () => {
    const of = (
      number: number,
      customerId: string,
      hour: string,
      ...replaces: readonly number[]
    ): OrderLineDocument => {
      const traveller: Traveller = { id: `t${number}`, userType: 'ADULT', userProfileRef: null, customerId };
      const startOfValidity = `2026-12-05T${hour}:00:00.000Z` as FareProduct['startOfValidity'];
      return line(number, [{ ...single, ref: 'out', travellers: [traveller], startOfValidity }], ...replaces);
    };
    const [left, right] = [of(1, '1000077', '06'), of(2, '1000078', '09')];
    const stage = played(
      version(1, left, right),
      ...onCards,
      version(2, cancelled(left), cancelled(right), of(3, '1000078', '07', 1, 2), of(4, '1000077', '08', 1, 2)),
    );
    const cardOf = new Map(
      stage.systems.NOD.valid.map(({ product }, index) => [product.travellers[0]?.customerId, cardsIn(stage)[index]]),
    );
    expect(cardOf).to.deep.equal(
      new Map([
        ['1000077', ONE_CARD],
        ['1000078', OTHER_CARD],
      ]),
    );
  });
});

describe('A ticket for two that is exchanged into one each, on two lines', () => {
  const both = { ...single, travellers: [...single.travellers, COMPANION] };
  const [first, mine, theirs] = [
    line(1, [both]),
    line(2, [single], 1),
    line(3, [{ ...single, travellers: [COMPANION] }], 1),
  ];
  const exchanged = [version(1, first), distribute(ONE_CARD), ALL, version(2, cancelled(first), mine, theirs)];
  const again = version(3, cancelled(first), cancelled(mine), theirs, line(4, [single], 2));

  const everybody = both.travellers.map(({ id }) => id);

  /** Played, and one of the calls that follow is refused. */
  function refusedAt(call: number, ...scenes: readonly Scene[]): HistoryStage {
    const stage = playedHistory('9KX4T2QH' as Order['id'], scenes, fulfillmentPolicies);
    for (let before = 0; before < call; before += 1) {
      stage.beginCall(0);
      stage.endCalls();
    }
    stage.systems.NOD.meet('refuse');
    stage.allCalls();
    return stage;
  }

  function travelling({ systems }: HistoryStage): ReadonlySet<string> {
    return new Set(systems.NOD.valid.flatMap(({ product }) => product.travellers.map(({ id }) => id)));
  }

  for (const [which, underWay] of [
    ['refused', [REFUSAL, CALL, { kind: 'end-calls' }]],
    ['under way', [CALL]],
    ['never attempted', []],
  ] as const) {
    it(`stays valid until both are out, where one of them is exchanged once more while it is ${which}`, () => {
      for (const call of [0, 1]) {
        expect(travelling(refusedAt(call, ...exchanged, ...underWay, again))).to.have.all.keys(everybody);
      }
      const { tickets } = played(...exchanged, ...underWay, again);
      expect(tickets.map(({ status }) => status)).to.have.members([
        'CANCELLED',
        'CANCELLED',
        'DISTRIBUTED',
        'DISTRIBUTED',
      ]);
    });
  }

  it('stays valid where the ticket of the one is refused and that of the other is out', () => {
    for (const call of [0, 1]) expect(travelling(refusedAt(call, ...exchanged))).to.have.all.keys(everybody);
  });

  it('ends once its own is out where the other does not go on', () => {
    const alone = [version(1, first), distribute(ONE_CARD), ALL, version(2, cancelled(first), mine)];
    expect(validIn(played(...alone))).to.equal(1);
  });
});

describe('Travellers who part and come together', () => {
  const [me, them] = [single, { ...single, travellers: [COMPANION] }];
  const both = { ...single, travellers: [...single.travellers, COMPANION] };
  const everybody = both.travellers.map(({ id }) => id);
  const anotherId = 'VYG:PreassignedFareProduct:Third';
  const other = (product: FareProduct): FareProduct => ({ ...product, id: 'VYG:PreassignedFareProduct:LowFare' });
  const renamed = (product: FareProduct): FareProduct => ({ ...product, name: { eng: 'Renamed' } });

  /** Looks change nothing here: these mark from where on `refusing` refuses each issue of a ticket that is only theirs, or every one. */
  const REFUSING_THEIRS: Scene = { kind: 'look' };
  const REFUSING: Scene = { kind: 'look' };
  const END: Scene = { kind: 'end-calls' };

  function refusing(...scenes: readonly Scene[]): HistoryStage {
    let refused: Scene | null = null;
    const neverTakes = ({ product: { travellers } }: HandedOverTicket): boolean =>
      refused === REFUSING || (refused === REFUSING_THEIRS && travellers.every(({ id }) => id === COMPANION.id));
    const options = { neverTakes, watchesExchanges: false };
    const stage = new HistoryStage('9KX4T2QH' as Order['id'], fulfillmentPolicies, options);
    for (const scene of scenes) {
      if (scene.kind === 'look') refused = scene;
      else if (scene.kind === 'version') stage.record(scene.document);
      else if (scene.kind === 'distribute') stage.distribute({ travelCard: { mediaSerialNumberId: ONE_CARD } });
      else if (scene.kind === 'begin-call') stage.beginCall(scene.pick);
      else if (scene.kind === 'end-calls') stage.endCalls();
      else stage.allCalls();
    }
    stage.allCalls();
    return stage;
  }

  /** How often each traveller has a valid ticket at NOD. */
  function tickets({ systems }: HistoryStage): readonly string[] {
    return systems.NOD.valid.flatMap(({ product }) => product.travellers.map(({ id }) => id)).toSorted();
  }

  it('have one each where a merge is called off and one of them had gone through a line between', () => {
    const [a, b] = [line(1, [me]), cancelled(line(2, [them]))];
    const apart = [version(1, a, line(2, [them])), distribute(ONE_CARD), ALL, version(2, a, b, line(3, [them], 2))];
    const merged = version(3, cancelled(a), b, cancelled(line(3, [them], 2)), line(4, [both], 1, 3));
    const back = version(4, line(1, [me], 4), b, line(3, [them], 4), cancelled(line(4, [both], 1, 3)));
    expect(tickets(played(...apart, merged, back))).to.deep.equal(everybody.toSorted());
  });

  it('keep the old ticket where one of another product is exchanged on, stands again, and is refused', () => {
    const [a, c] = [cancelled(line(1, [me])), line(3, [renamed(other(me))], 2)];
    const out = [version(1, line(1, [me])), distribute(ONE_CARD), ALL];
    const between = line(2, [other(me)], 1);
    const there = [version(2, a, between), REFUSING, CALL, version(3, a, cancelled(between), c)];
    const back = version(4, a, line(2, [other(me)], 3), cancelled(c));
    const stage = refusing(...out, ...there, back);
    expect(tickets(stage)).to.deep.equal(everybody.slice(0, 1));
  });

  it('keep the old tickets where the one for both is exchanged on, stands again, and is refused', () => {
    const apart = [line(1, [me]), line(2, [them])];
    const gone = apart.map(cancelled);
    const [one, next] = [line(3, [both], 1, 2), line(4, [renamed(both)], 3)];
    const out = [version(1, ...apart), distribute(ONE_CARD), ALL, version(2, ...gone, one), REFUSING, CALL];
    const back = version(4, ...gone, line(3, [both], 4), cancelled(next));
    const stage = refusing(...out, version(3, ...gone, cancelled(one), next), back);
    expect(tickets(stage)).to.deep.equal(everybody.toSorted());
  });

  describe('of whom one is out and the other was refused', () => {
    const first = line(1, [both]);
    const [mine, theirs] = [line(2, [me], 1), line(3, [them], 1)];
    const parted = [
      version(1, first),
      distribute(ONE_CARD),
      ALL,
      REFUSING_THEIRS,
      version(2, cancelled(first), mine, theirs),
      ALL,
    ];
    const ended = [mine, theirs].map(cancelled);

    for (const [which, next] of [
      ['exchanged on, each for itself', [cancelled(first), line(4, [renamed(me)], 2), line(5, [renamed(them)], 3)]],
      ['exchanged back into one for both', [cancelled(first), line(4, [renamed(both)], 2, 3)]],
      ['exchanged back into their old line, with another product', [line(1, [other(both)], 2, 3)]],
    ] as const) {
      it(`are never without one where they are ${which}`, () => {
        for (const refused of [REFUSING_THEIRS, REFUSING]) {
          const stage = refusing(...parted, refused, version(3, ...next, ...ended));
          expect(new Set(tickets(stage))).to.have.all.keys(everybody);
        }
        expect(tickets(played(...parted, version(3, ...next, ...ended)))).to.deep.equal(everybody.toSorted());
      });
    }
  });

  it('keep the old ticket where they come together again, that is called off, and one stands again whose call is refused', () => {
    const first = cancelled(line(1, [both]));
    const [theirs, mine] = [line(2, [other(them)], 1), line(3, [other(me)], 1)];
    const together = version(3, first, cancelled(theirs), cancelled(mine), line(4, [both], 2, 3));
    const apart = version(
      4,
      first,
      line(2, [other(them)], 4),
      line(3, [other(me)], 4),
      cancelled(line(4, [both], 2, 3)),
    );
    const out = [version(1, line(1, [both])), distribute(ONE_CARD), ALL, version(2, first, theirs, mine)];
    const stage = refusing(...out, REFUSING_THEIRS, CALL, together, apart);
    expect(new Set(tickets(stage))).to.have.all.keys(everybody);
  });

  it('keep the ticket that gave way, until what comes for its other traveller is out', () => {
    const child = { ...single, travellers: [{ ...COMPANION, id: 't3' }] };
    const pair = { ...single, travellers: [...single.travellers, ...child.travellers] };
    const [a, b] = [line(1, [pair]), line(2, [them])];
    const [c, d] = [line(3, [renamed(both)], 1, 2), line(4, [child], 1, 2)];
    const gone = [cancelled(b), cancelled(c), cancelled(d)];
    const again = line(1, [pair], 3, 4);
    const stage = refusing(
      version(1, a, b),
      distribute(ONE_CARD),
      ALL,
      version(2, cancelled(a), cancelled(b), c, d),
      CALL,
      END,
      { kind: 'begin-call', pick: 1 },
      END,
      REFUSING_THEIRS,
      version(3, again, ...gone, line(5, [other(them)], 3, 4)),
      ALL,
      version(4, again, ...gone, cancelled(line(5, [other(them)], 3, 4)), line(6, [them], 5)),
    );
    expect(new Set(tickets(stage))).to.include.keys(everybody);
  });

  describe('of whom none is out yet', () => {
    const first = line(1, [both]);
    const [mine, theirs] = [line(2, [me], 1), line(3, [them], 1)];
    const parted = [version(1, first), distribute(ONE_CARD), ALL, version(2, cancelled(first), mine, theirs)];

    for (const [which, ...next] of [
      ['one gets another product', line(2, [other(me)], 1), theirs],
      ['both come to one line', line(2, [me, them], 1), cancelled(theirs)],
      ['one is exchanged for another product', cancelled(mine), theirs, line(4, [other(me)], 2)],
    ] as const) {
      it(`have one each where ${which}, and it is handed over by itself`, () => {
        const again = version(3, cancelled(first), ...next);
        expect(tickets(played(...parted, again))).to.deep.equal(everybody.toSorted());
        const stage = played(...parted, REFUSAL, CALL, END, again);
        expect(stage.tickets.map(({ status }) => status)).to.not.include('GENERATED');
      });
    }

    it('have one each where one is told apart by another ref than before', () => {
      const as = (ref: string): Scene =>
        version(ref === 'a' ? 3 : 4, cancelled(first), mine, line(3, [{ ...them, ref }], 1));
      expect(tickets(played(...parted, as('a'), as('b')))).to.deep.equal(everybody.toSorted());
    });

    it('have one each where the ticket of one stands again, and the other gets another product in the same version', () => {
      const on = line(4, [renamed(me)], 2);
      const there = version(3, cancelled(first), cancelled(mine), theirs, on);
      const back = version(4, cancelled(first), line(2, [me], 4), line(3, [other(them)], 1), cancelled(on));
      expect(tickets(played(...parted, there, back))).to.deep.equal(everybody.toSorted());
      expect(tickets(played(...parted, CALL, there, back))).to.deep.equal(everybody.toSorted());
      const out = [version(1, first), distribute(ONE_CARD), ALL, REFUSING, version(2, cancelled(first), mine, theirs)];
      expect(new Set(tickets(refusing(...out, there, back)))).to.have.all.keys(everybody);
    });

    it('have one each where two single ones become two of another product, and one of these another once more', () => {
      const apart = [line(1, [me]), line(2, [them])];
      const gone = apart.map(cancelled);
      const next = version(2, ...gone, line(3, [other(me), other(them)], 1, 2));
      const again = version(3, ...gone, line(3, [{ ...me, id: anotherId }, other(them)], 1, 2));
      const stage = played(version(1, ...apart), distribute(ONE_CARD), ALL, next, again);
      expect(tickets(stage)).to.deep.equal(everybody.toSorted());
    });
  });
});

describe('A traveller with two products', () => {
  const [there, back] = [single, { ...single, startOfValidity: DAYS_LATER[0], endOfValidity: DAYS_LATER[1] }];
  const pass = { ...single, id: 'VYG:PreassignedFareProduct:LowFare' };
  const starts = ({ systems }: HistoryStage): readonly string[] =>
    systems.NOD.valid.map(({ startOfValidity }) => startOfValidity).toSorted();
  const both = [there.startOfValidity, back.startOfValidity];

  it('has each where they were exchanged for one, which is called off', () => {
    const [a, b, c, d] = [line(1, [there]), line(2, [back]), line(3, [back], 2), line(4, [pass], 1, 3)];
    const bought = [version(1, a, b), distribute(ONE_CARD), ALL, version(2, a, cancelled(b), c)];
    const one = version(3, cancelled(a), cancelled(b), cancelled(c), d);
    const called = version(4, line(1, [there], 4), cancelled(b), line(3, [back], 4), cancelled(d));
    expect(starts(played(...bought, one, called))).to.deep.equal(both);
  });

  it('has each where they were exchanged for two others, of which one was out when that was called off', () => {
    const [a, b] = [line(1, [there]), line(2, [back])];
    const [c, d] = [line(3, [{ ...there, name: { eng: 'Other' } }], 1, 2), line(4, [{ ...back, id: pass.id }], 1, 2)];
    const exchanged = version(2, cancelled(a), cancelled(b), c, d);
    const out: readonly Scene[] = [CALL, { kind: 'end-calls' }, { kind: 'begin-call', pick: 1 }, { kind: 'end-calls' }];
    const called = version(3, line(1, [there], 3, 4), line(2, [back], 3, 4), cancelled(c), cancelled(d));
    const stage = played(version(1, a, b), distribute(ONE_CARD), ALL, exchanged, ...out, called);
    expect(starts(stage)).to.deep.equal(both);
  });

  it('who buys another beside one that waits, has that handed over when somebody asks for it', () => {
    const [a, b] = [line(1, [there]), line(2, [there], 1)];
    const out = [version(1, a), distribute(ONE_CARD), ALL, version(2, cancelled(a), b), CALL];
    const other = version(3, cancelled(a), line(2, [pass], 1));
    const more = version(4, cancelled(a), line(2, [pass, back], 1));
    const { tickets, systems } = played(...out, other, more);
    expect(tickets.filter(({ status }) => status === 'GENERATED').map(({ product }) => product)).to.deep.equal([back]);
    expect(systems.NOD.valid.map(({ product }) => product.id)).to.deep.equal([pass.id]);
  });
});

describe('A line that goes back to what it was, with something more that is like what it had meanwhile', () => {
  it('lets the ticket stand again that is just that', () => {
    const of = (id: string, customerId: string | null) => ({
      ...single,
      travellers: [{ ...COMPANION, id, customerId }],
    });
    const [mine, theirs] = [of('t1', '1000078'), of('t2', '1000077')];
    const more = { ...of('t1', null), name: { eng: 'More' } };
    const { systems } = played(
      version(1, by('INTERNATIONAL', line(1, [mine, theirs]))),
      distribute(),
      CALL,
      version(2, by('INTERNATIONAL', line(1, [of('t1', '1000077')]))),
      version(3, by('INTERNATIONAL', line(1, [mine, theirs, more]))),
    );
    expect(systems.INTERNATIONAL.valid.map(({ product }) => product)).to.deep.equal([theirs]);
  });
});

describe('A line that goes to another method while a ticket waits for its own', () => {
  it('hands nothing over by itself, least of all to a stranger', () => {
    const stranger = { ...single, travellers: [COMPANION] };
    const [a, b] = [line(1, [single]), line(2, [single], 1)];
    const { tickets } = played(
      version(1, a),
      distribute(ONE_CARD),
      ALL,
      version(2, cancelled(a), by('BIFROST', b)),
      version(3, cancelled(a), line(2, [single, stranger], 1)),
    );
    expect(tickets.map(({ status }) => status)).to.have.members(['CANCELLING', 'CANCELLED', 'GENERATED', 'GENERATED']);
  });
});
