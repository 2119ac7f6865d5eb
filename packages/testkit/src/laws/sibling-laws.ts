import {
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type HandedOverTicket,
  type Order,
  type TicketDistribution,
  isLive,
  isHeldNowhere,
  notTransmittable,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aLine } from '../builders/a-line.js';
import { aTicketToTell } from '../builders/a-ticket-to-tell.js';
import { anOrder } from '../builders/an-order.js';
import { HistoryStage } from './history-stage.js';
import { anyMethod } from './line-edits.js';
import { PLAIN } from './product-edits.js';

/** What becomes of a product: its system takes it, never takes it, takes it no more once it changes, or could never read it. */
type Kind = 'taken' | 'refused' | 'refused-later' | 'unreadable';

/** Products of one line that go out together, and change together. */
interface Family {
  readonly method: FulfillmentMethod;
  readonly kinds: readonly Kind[];
  /** Whether the system says which tickets it did not take. */
  readonly namesRefused: boolean;
}

export function anyFamily(methods: readonly FulfillmentMethod[]): fc.Arbitrary<Family> {
  return fc.record({
    method: anyMethod(methods),
    kinds: fc.array(fc.constantFrom<Kind>('taken', 'taken', 'refused', 'refused-later', 'unreadable'), {
      minLength: 2,
      maxLength: 5,
    }),
    namesRefused: fc.boolean(),
  });
}

const NOT_TAKEN = 'nobody takes this';

/** A ticket that its system refuses, or could never take, takes none of those along that go out with it. */
export function expectSiblingsHandedOver({ method, kinds, namesRefused }: Family, policies: FulfillmentPolicies): void {
  const neverTakes = ({ product }: HandedOverTicket): boolean => product.name.eng === NOT_TAKEN;
  const stage = new HistoryStage('9KX4T2QH' as Order['id'], policies, { neverTakes, namesRefused });
  for (const version of [1, 2]) {
    const products = kinds.map((kind, index) => productOf(kind, index, version));
    const customerAccountRef = 'ENT:CustomerAccount:a1';
    stage.record(anOrder({ version, lines: [aLine({ method, customerAccountRef, products })] }));
    if (version === 1 && policies[method].handedOverBy === 'distribute') distributed(stage);
    stage.allCalls();
    for (const [index, kind] of kinds.entries()) {
      const isReadable =
        notTransmittable(policies[method], aTicketToTell({ product: productOf(kind, index, version) })) === null;
      expectFate(stage, { kind: isReadable && kind === 'unreadable' ? 'taken' : kind, index, version });
    }
  }
}

/** Where no product can be told nothing is distributed. */
function distributed(stage: HistoryStage): void {
  const isTold = stage.tickets.some(({ statusReason }) => statusReason === null);
  if (isTold) stage.distribute();
}

function productOf(kind: Kind, index: number, version: number): FareProduct {
  const isRefused = kind === 'refused' || (kind === 'refused-later' && version > 1);
  return {
    ...PLAIN,
    ref: `product-${index}`,
    version: kind === 'unreadable' ? '1.0 (2026)' : PLAIN.version,
    name: { eng: isRefused ? NOT_TAKEN : `version ${version}` },
  };
}

function expectFate(
  stage: HistoryStage,
  { kind, index, version }: { kind: Kind; index: number; version: number },
): void {
  const isOf = ({ product }: { readonly product: FareProduct }): boolean => product.ref === `product-${index}`;
  const valid = stage.allSystems.flatMap((system) => system.valid).filter(isOf);
  const names = valid.map(({ product }) => product.name.eng);
  const tickets = stage.tickets.filter((ticket) => isOf(ticket) && isLive(ticket.status));
  const what = `product ${index}, ${kind}, in version ${version}`;
  expect(tickets, what).to.have.length(1);
  const [{ status }] = tickets as [TicketDistribution];
  const isThere = kind === 'taken' || kind === 'refused-later';
  expect(names, what).to.deep.equal(isThere ? [`version ${kind === 'taken' ? version : 1}`] : []);
  if (kind === 'taken') expect(isHeldNowhere(status), `${what} is ${status}`).to.equal(false);
  if (!isThere) expect(status, what).to.equal(kind === 'refused' ? 'FAILED' : 'GENERATED');
}
