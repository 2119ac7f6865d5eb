import { canonicalText, inOrderOfContent, sameContent } from '../shared/same-content.js';
import { LANGUAGES, type Language, type LocalizedText } from '../shared/language.js';
import type { FareProduct, Leg, Seat, Supplement, Topology, Traveller } from './fare-product.js';
import { NORMAL_FORM, type OfForm } from './normal-form-number.js';
import type { OrderDocument, OrderLineContent } from './order-document.js';

/** The parts of a product that are compared one by one. */
export const PRODUCT_FIELDS = [
  'ref',
  'product',
  'name',
  'transferable',
  'validity',
  'topologies',
  'legs',
  'seats',
  'supplements',
  'travellers',
] as const;
export type ProductField = (typeof PRODUCT_FIELDS)[number];

/**
 * A product as it is compared: lists without an order are sorted, texts for people trimmed, defaults filled in, and the
 * names of legs and seats, which mean something inside one document only, are gone. Plain data, never told or shown.
 */
export type NormalProduct = Readonly<Record<ProductField, unknown>>;

/**
 * The release whose form of a line first had a member; a comparison with anything of an older form leaves it out, for that
 * release could not see it.
 */
const LINE_MEMBERS_SINCE: Readonly<Record<string, number>> = { replacesOrderLineIds: 2 };

/** The newest form that both sides know. */
export function sharedForm(...sides: readonly OfForm[]): number {
  return Math.min(...sides.map(({ form = NORMAL_FORM }) => form));
}

/** The product in its normal form, by field. */
export function normalProduct(product: FareProduct): NormalProduct {
  const known = NORMAL_PRODUCTS.get(product);
  if (known !== undefined) return known;
  const legs = product.seats.length === 0 ? NO_LEGS : legsByName(product.legs);
  const normal: NormalProduct = {
    ref: product.ref,
    product: { id: product.id, version: product.version },
    name: normalTexts(product.name),
    transferable: product.transferable,
    validity: { startOfValidity: product.startOfValidity, endOfValidity: product.endOfValidity },
    topologies: inOrderOfContent(product.topologies.map(normalTopology)),
    legs: legsInOrder(product.legs).map(normalLeg),
    seats: inOrderOfContent(product.seats.map((seat) => normalSeat(seat, legs))),
    supplements: inOrderOfContent(product.supplements.map(normalSupplement)),
    travellers: inOrderOfContent(product.travellers.map(normalTraveller)),
  };
  NORMAL_PRODUCTS.set(product, normal);
  return normal;
}

/** Products are never changed, so that each is read once. */
const NORMAL_PRODUCTS = new WeakMap<FareProduct, NormalProduct>();
const PRODUCT_TEXTS = new WeakMap<FareProduct, string>();

/** The whole product in its normal form as text: equal content gives equal text. */
export function productText(product: FareProduct): string {
  const known = PRODUCT_TEXTS.get(product);
  if (known !== undefined) return known;
  const normal = normalProduct(product);
  const text = PRODUCT_FIELDS.map((field) => canonicalText(normal[field])).join('\n');
  PRODUCT_TEXTS.set(product, text);
  return text;
}

/**
 * What tells products apart at a glance, to look for equal ones among many: those that say the same have the same outline, and
 * others hardly ever.
 */
export function productOutline({
  id,
  version,
  startOfValidity,
  endOfValidity,
  seats,
  travellers,
}: FareProduct): string {
  const parts = [id, version, startOfValidity, endOfValidity];
  const travelling = travellers.map((traveller) => traveller.id).toSorted();
  return [...parts, ...travelling, ...shownTexts(seats.map(({ seatNumber }) => seatNumber ?? ''))].join(' ');
}

/** Whether two contents of a line say the same, as far as the older of their forms can tell. */
export function sameLine(one: OrderLineContent, other: OrderLineContent): boolean {
  const form = sharedForm(one, other);
  return sameContent(one, other) || sameContent(normalLine(one, form), normalLine(other, form));
}

/** Whether two order documents say the same, as far as the older of their forms can tell. */
export function sameDocument(one: OrderDocument, other: OrderDocument): boolean {
  const form = sharedForm(one, other);
  return sameContent(one, other) || sameContent(normalDocument(one, form), normalDocument(other, form));
}

function normalDocument(document: OrderDocument, form: number): unknown {
  const lines = document.orderLines.map((line) => ({ version: line.version, content: normalLine(line, form) }));
  return { ...normalHead(document), orderLines: inOrderOfContent(lines) };
}

/** An order document without its lines, in its normal form. */
export function normalHead({
  form: _form,
  pos,
  orderLines: _lines,
  ...document
}: OrderDocument): Readonly<Record<string, unknown>> {
  return { ...document, pos: shown(pos) };
}

/** The content of a line in its normal form, as a release of a form sees it. */
export function normalLine(line: OrderLineContent, form: number): Readonly<Record<string, unknown>> {
  const normal = {
    id: line.id,
    status: line.status,
    fulfillmentMethod: line.fulfillmentMethod,
    distributionHolderCustomerId: line.distributionHolderCustomerId,
    customerAccountRef: line.customerAccountRef,
    effectiveCancellationDate: line.effectiveCancellationDate,
    externalReference: line.externalReference,
    replacesOrderLineIds: [...new Set(line.replacesOrderLineIds)].toSorted(),
    fareProducts: line.fareProducts.map(productText).toSorted(),
  };
  return Object.fromEntries(Object.entries(normal).filter(([member]) => (LINE_MEMBERS_SINCE[member] ?? 1) <= form));
}

/** In the order of the journey: that of the departures where each leg says one, else as they were sent. */
function legsInOrder(legs: readonly Leg[]): readonly Leg[] {
  if (legs.some(({ departureTime }) => departureTime === null)) return legs;
  return inOrderOfContent(legs, (leg) => `${leg.departureTime} ${canonicalText(normalLeg(leg))}`);
}

/** In their normal form. Of legs that have one name the last of the journey has it, in whatever order they were sent. */
function legsByName(legs: readonly Leg[]): ReadonlyMap<string, unknown> {
  return new Map(legsInOrder(legs).map((leg) => [leg.legId, normalLeg(leg)]));
}

function normalLeg({ legId: _name, ...leg }: Leg): unknown {
  const { mode, subMode, fromStopPlaceName, toStopPlaceName } = leg;
  return {
    ...leg,
    mode: shown(mode) ?? '',
    subMode: shown(subMode),
    fromStopPlaceName: shown(fromStopPlaceName),
    toStopPlaceName: shown(toStopPlaceName),
  };
}

const NO_LEGS: ReadonlyMap<string, unknown> = new Map();

/** A seat counts with the leg that it is on; one that names no leg of the product keeps the name. */
function normalSeat({ legId, seatNumber, railcarNumber, seatingProperties }: Seat, legs: ReadonlyMap<string, unknown>) {
  return {
    leg: legId === null ? null : (legs.get(legId) ?? legId),
    seatNumber: shown(seatNumber),
    railcarNumber: shown(railcarNumber),
    seatingProperties: shownTexts(seatingProperties),
  };
}

function normalTopology(topology: Topology): unknown {
  const { zoneType, direction, zones, fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName } = topology;
  return {
    zoneType: shown(zoneType) ?? '',
    direction: direction ?? 'BOTH',
    zones: inOrderOfContent(zones.map(({ id, name }) => ({ id, name: shown(name) }))),
    fromStopPlace,
    fromStopPlaceName: shown(fromStopPlaceName),
    toStopPlace,
    toStopPlaceName: shown(toStopPlaceName),
  };
}

function normalSupplement({ id, version, type, count, name }: Supplement): unknown {
  return { id, version, type: shown(type), count, name: normalTexts(name) };
}

function normalTraveller({ id, userType, userProfileRef, customerId }: Traveller): unknown {
  return { id, userType: shown(userType) ?? 'ANYONE', userProfileRef, customerId };
}

function normalTexts(texts: LocalizedText): LocalizedText {
  const trimmed: Partial<Record<Language, string>> = {};
  for (const language of LANGUAGES) {
    const text = shown(texts[language] ?? null);
    if (text !== null) trimmed[language] = text;
  }
  return trimmed;
}

/** A text for people: what stands around it does not count, and one that says nothing is none. */
function shown(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function shownTexts(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => shown(text) ?? []).toSorted();
}

/**
 * A product as it is told: the same lists, texts and defaults as in the normal form, with the names of legs and seats, so
 * that equal content is told in equal words whatever the order in which it was sent.
 *
 * @param seen what the ticket system sees of a product: it comes first in the order of a list, so that what the system
 * cannot see moves nothing there; absent: all of it
 */
export function inNormalOrder(
  product: FareProduct,
  seen: (content: NormalProduct) => Partial<NormalProduct> = (content) => content,
): FareProduct {
  const legs = legsByName(product.legs);
  const by = <T>(field: keyof typeof NO_MEMBERS, values: readonly T[], normal: (value: T) => unknown): readonly T[] => {
    if (values.length < 2) return values;
    const bare: NormalProduct = { ...normalProduct(product), ...NO_MEMBERS };
    return inOrderOfContent(values, (value) => {
      const member = normal(value);
      return canonicalText([seen({ ...bare, [field]: [member] })[field], member, value]);
    });
  };
  return {
    ...product,
    name: normalTexts(product.name),
    topologies: by('topologies', product.topologies, normalTopology).map((topology) => ({
      ...topology,
      ...(normalTopology(topology) as Topology),
    })),
    legs: legsInOrder(product.legs).map((leg) => ({ ...leg, ...(normalLeg(leg) as Leg) })),
    seats: by('seats', product.seats, (seat) => normalSeat(seat, legs)).map((seat) => ({
      ...seat,
      seatNumber: shown(seat.seatNumber),
      railcarNumber: shown(seat.railcarNumber),
      seatingProperties: shownTexts(seat.seatingProperties),
    })),
    supplements: by('supplements', product.supplements, normalSupplement).map((supplement) => ({
      ...supplement,
      ...(normalSupplement(supplement) as Supplement),
    })),
    travellers: by('travellers', product.travellers, normalTraveller).map((traveller) => ({
      ...traveller,
      ...(normalTraveller(traveller) as Traveller),
    })),
  };
}

const NO_MEMBERS = { topologies: [], seats: [], supplements: [], travellers: [] };
