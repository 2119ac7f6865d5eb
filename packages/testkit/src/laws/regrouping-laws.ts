import {
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type Order,
  type OrderLineDocument,
  type OrderLineId,
  type TicketStatus,
  orderLineId,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aLine } from '../builders/a-line.js';
import { anOrder } from '../builders/an-order.js';
import { HistoryStage } from './history-stage.js';
import { anyMethod } from './line-edits.js';
import { PLAIN } from './product-edits.js';

const TRAVELLERS = ['t1', 't2', 't3'] as const;
const PRODUCT_IDS = [PLAIN.id, 'VYG:PreassignedFareProduct:LowFare'] as const;

/** Who travels together: the part that each traveller is of. */
type Parts = readonly number[];

/** One thing that happens while travellers part and come together. */
type Step =
  /** Some lines are exchanged for others, which hold the same travellers in other parts. */
  | {
      readonly kind: 'regroup';
      readonly olds: number;
      readonly parts: Parts;
      readonly lines: number;
      readonly method: FulfillmentMethod | null;
      readonly productId: (typeof PRODUCT_IDS)[number];
    }
  /** The last exchange is called off, as far as nothing of it was exchanged since. */
  | { readonly kind: 'call-off' }
  | { readonly kind: 'change'; readonly pick: number }
  | { readonly kind: 'begin-call' | 'refuse'; readonly pick: number }
  | { readonly kind: 'end-calls' | 'all-calls' | 'distribute' };

/** Three travellers who have tickets, and what becomes of them. */
interface Regrouping {
  readonly method: FulfillmentMethod;
  readonly parts: Parts;
  readonly steps: readonly Step[];
}

export function anyRegrouping(methods: readonly FulfillmentMethod[]): fc.Arbitrary<Regrouping> {
  const parts = fc.tuple(...TRAVELLERS.map(() => fc.nat(2)));
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('regroup' as const),
        olds: fc.integer({ min: 1, max: 7 }),
        parts,
        lines: fc.nat(2),
        method: fc.option(anyMethod(methods), { nil: null, freq: 4 }),
        productId: fc.constantFrom(...PRODUCT_IDS),
      }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'call-off' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), pick: fc.nat(2) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('begin-call', 'refuse'), pick: fc.nat(4) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('end-calls', 'all-calls', 'distribute') }) },
  );
  return fc.record({ method: anyMethod(methods), parts, steps: fc.array(step, { minLength: 4, maxLength: 14 }) });
}

/**
 * In exchanges each traveller who had a ticket has one at every moment, whatever is refused or answered late; and just one at
 * rest, where nothing was refused.
 */
export function expectNobodyLeft({ method, parts, steps }: Regrouping, policies: FulfillmentPolicies): void {
  const order = new RegroupedOrder(method, parts);
  const stage = new HistoryStage('9KX4T2QH' as Order['id'], policies, { watchesExchanges: false });
  const record = (): void => stage.record(anOrder({ version: order.nextVersion(), lines: order.lines }));
  record();
  distributeWhatWaits(stage);
  stage.allCalls();
  const travelling = [...new Set(travellersOf(stage))];
  const expectAll = (what: string): void => {
    expect(travellersOf(stage), `after ${what}`).to.include.members(travelling);
  };
  for (const step of steps) {
    if (step.kind === 'regroup' || step.kind === 'call-off' || step.kind === 'change') {
      order.take(step);
      record();
    } else act(stage, step);
    expectAll(step.kind);
  }
  stage.allCalls();
  distributeWhatWaits(stage);
  stage.allCalls();
  expectAll('all calls');
  const isSettled = stage.tickets.every(({ status }) => SETTLED.has(status));
  const isRefused = steps.some(({ kind }) => kind === 'refuse');
  if (isSettled && !isRefused) expect(travellersOf(stage), 'one ticket each').to.have.members(travelling);
}

const SETTLED: ReadonlySet<TicketStatus> = new Set(['DISTRIBUTED', 'CANCELLED']);

function act(stage: HistoryStage, step: Exclude<Step, { kind: 'regroup' | 'call-off' | 'change' }>): void {
  switch (step.kind) {
    case 'begin-call':
      stage.beginCall(step.pick);
      return;
    case 'refuse':
      return stage.allSystems[step.pick % stage.allSystems.length]?.meet('refuse');
    case 'end-calls':
      return stage.endCalls();
    case 'all-calls':
      return stage.allCalls();
    case 'distribute':
      return distributeWhatWaits(stage);
  }
}

function distributeWhatWaits(stage: HistoryStage): void {
  if (stage.groups.some(({ waiting }) => waiting.some(({ statusReason }) => statusReason === null))) stage.distribute();
}

/** Who travels on the valid tickets of all ticket systems. */
function travellersOf({ allSystems }: HistoryStage): readonly string[] {
  return allSystems.flatMap(({ valid }) => valid.flatMap(({ product }) => product.travellers.map(({ id }) => id)));
}

/** An order whose versions regroup its travellers. */
class RegroupedOrder {
  lines: readonly OrderLineDocument[] = [];
  private version = 0;
  private readonly exchanges: { readonly olds: readonly OrderLineDocument[]; readonly news: readonly OrderLineId[] }[] =
    [];

  constructor(method: FulfillmentMethod, parts: Parts) {
    const products = partedBy(parts, TRAVELLERS).map((part) => productOf(part, PLAIN.id, 'first'));
    for (const product of products) this.lines = [...this.lines, this.lineOf([product], method, [])];
  }

  nextVersion(): number {
    this.version += 1;
    return this.version;
  }

  take(step: Extract<Step, { kind: 'regroup' | 'call-off' | 'change' }>): void {
    if (step.kind === 'regroup') this.regroup(step);
    else if (step.kind === 'call-off') this.callOff();
    else this.change(step.pick);
  }

  private regroup({ olds: chosen, parts, lines, method, productId }: Extract<Step, { kind: 'regroup' }>): void {
    const olds = this.confirmed().filter((_, index) => ((chosen >> (index % 3)) & 1) === 1);
    const [first] = olds;
    if (first === undefined) return;
    const travellers = olds.flatMap(({ fareProducts }) =>
      fareProducts.flatMap((one) => one.travellers.map(({ id }) => id)),
    );
    const products = partedBy(parts, travellers).map((part) =>
      productOf(part, productId, `for version ${this.version}`),
    );
    const count = Math.min(products.length, lines + 1);
    const news: OrderLineDocument[] = [];
    for (let index = 0; index < count; index += 1) {
      const own = products.filter((_, place) => place % count === index);
      const line = this.lineOf(
        own,
        method ?? first.fulfillmentMethod,
        olds.map(({ id }) => id),
      );
      this.lines = [...this.lines, line];
      news.push(line);
    }
    this.lines = this.lines.map((line) => (olds.includes(line) ? { ...line, status: 'CANCELLED' } : line));
    this.exchanges.push({ olds, news: news.map(({ id }) => id) });
  }

  private callOff(): void {
    const last = this.exchanges.pop();
    if (last === undefined) return;
    const { olds, news } = last;
    const isAsItWas = this.confirmed().filter(({ id }) => news.includes(id)).length === news.length;
    if (!isAsItWas) return;
    this.lines = this.lines.map((line) => {
      if (news.includes(line.id)) return { ...line, status: 'CANCELLED' };
      const old = olds.find(({ id }) => id === line.id);
      return old === undefined ? line : { ...old, replacesOrderLineIds: news };
    });
  }

  private change(pick: number): void {
    const confirmed = this.confirmed();
    const changed = confirmed[pick % confirmed.length];
    const name = { eng: `changed for version ${this.version}` };
    this.lines = this.lines.map((line) =>
      line === changed ? { ...line, fareProducts: line.fareProducts.map((product) => ({ ...product, name })) } : line,
    );
  }

  private confirmed(): readonly OrderLineDocument[] {
    return this.lines.filter(({ status }) => status === 'CONFIRMED');
  }

  private lineOf(
    products: readonly FareProduct[],
    method: FulfillmentMethod,
    replacesOrderLineIds: readonly OrderLineId[],
  ): OrderLineDocument {
    const id = orderLineId(`line-${this.lines.length + 1}`);
    return aLine({ id, method, products, replacesOrderLineIds, customerAccountRef: 'ENT:CustomerAccount:a1' });
  }
}

/** Travellers by the parts that they are of, in the order of the parts. */
function partedBy(parts: Parts, travellers: readonly string[]): readonly (readonly string[])[] {
  const all = [0, 1, 2].map((part) =>
    travellers.filter((id) => parts[TRAVELLERS.findIndex((one) => one === id)] === part),
  );
  return all.filter(({ length }) => length > 0);
}

function productOf(travellers: readonly string[], id: FareProduct['id'], name: string): FareProduct {
  return {
    ...PLAIN,
    id,
    ref: null,
    name: { eng: name },
    travellers: travellers.map((one) => ({ id: one, userType: 'ADULT', userProfileRef: null, customerId: null })),
  };
}
