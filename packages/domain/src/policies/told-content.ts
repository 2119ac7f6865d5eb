import type { NormalProduct } from '../orders/normal-form.js';
import { seenByAll } from '../orders/seen-by-all.js';
import { type Members, listOf, membersOf } from '../shared/stored-json.js';
import type { ToldContent } from '../plan/fulfillment-policy.js';

/** What the JSON protocol carries (docs/protocols/ticket-systems.md): everything that a traveller or an inspector can see. */
export function visibleContent({ ref: _ref, transferable: _transferable, ...visible }: NormalProduct): ToldContent {
  return visible;
}

/** What NOD's order descriptions carry (docs/protocols/nod-ticket-content.xsd). */
export function nodContent(content: NormalProduct): ToldContent {
  const seen = (name: keyof NormalProduct, view: (part: Members) => unknown): readonly unknown[] =>
    listOf(content, name).map(membersOf).map(view);
  return {
    product: content.product,
    name: seenByAll.texts(content.name),
    validity: content.validity,
    topologies: sorted(seen('topologies', seenByAll.topology)),
    legs: seen('legs', seenByAll.leg),
    seats: sorted(seen('seats', seenByAll.seat)),
    supplements: sorted(seen('supplements', seenByAll.supplement)),
    travellers: sorted(seen('travellers', seenByAll.traveller)),
  };
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const texts = values.map((value) => ({ value, text: JSON.stringify(value) }));
  return texts.toSorted((one, other) => (one.text < other.text ? -1 : 1)).map(({ value }) => value);
}
