import type { PlantedBug } from './mutant.js';

/** The bugs that a law of the testkit has to find: no difference between orders and ticket systems at rest shows them all. */
export const FOUND_BY_LAWS: readonly PlantedBug[] = [
  {
    name: 'paired-by-place',
    breaks: 'products and tickets are paired by their places in their lists',
    edits: [
      {
        file: 'domain/dist/plan/ranked-pair.js',
        find: 'comparedTo(other) {',
        put: 'comparedTo(other) {\n        return this.place - other.place;',
      },
    ],
  },
  {
    name: 'customers-ignored',
    breaks: 'who has the number of another traveller is taken for that one, whatever the customer ids say',
    edits: [
      {
        file: 'domain/dist/plan/common-travellers.js',
        find: '(other) => other.customerId === null || one.customerId === null',
        put: '() => true',
      },
    ],
  },
  {
    name: 'renumbered-lost',
    breaks: 'a traveller who got another number is not followed by the customer id',
    edits: [
      {
        file: 'domain/dist/plan/common-travellers.js',
        find: 'return ones.length - unpaired.length + renumbered.length;',
        put: 'return ones.length - unpaired.length;',
      },
    ],
  },
  {
    name: 'used-one-given-up',
    breaks: 'of two equal tickets the used one may be given up',
    edits: [
      {
        file: 'domain/dist/plan/ranked-pair.js',
        find: '({ candidate }) => STANDING.indexOf(candidate.status),',
        put: '',
      },
    ],
  },
  {
    name: 'lists-by-place',
    breaks: 'lists without an order are compared in the order in which they were sent',
    edits: [
      {
        file: 'domain/dist/shared/same-content.js',
        find: 'if (values.length < 2)\n        return values;\n    const keyed',
        put: 'if (values.length > 0) return values;\n    const keyed',
      },
    ],
  },
  {
    name: 'names-compared',
    breaks: 'the names of seats count, though they mean something inside one document only',
    edits: [
      {
        file: 'domain/dist/orders/normal-form.js',
        find: 'leg: legId === null ? null : (legs.get(legId) ?? legId),',
        put: 'leg: legId,',
      },
    ],
  },
  {
    name: 'unseen-is-told',
    breaks: 'a change that the ticket system cannot see is told it all the same',
    edits: [
      {
        file: 'domain/dist/plan/reconcile.js',
        find: 'const visible = visibleChanges(ticket, { product, validity }, policy);',
        put: 'const visible = changes.map(({ field }) => field);',
      },
    ],
  },
  {
    name: 'word-meanwhile-missed',
    breaks:
      'a ticket that did not follow the order for a while counts as given away when it, or its place, is wanted again',
    edits: [
      {
        file: 'domain/dist/plan/line-comparison.js',
        find: 'return standing.ordered ?? orderedBefore;',
        put: 'return orderedBefore;',
      },
    ],
  },
  {
    name: 'owner-takes-back',
    breaks: 'an order that changes its owner alone takes a transfer back',
    edits: [
      {
        file: 'domain/dist/plan/ticket-changes.js',
        find: ' || (ownerAlone && wasGiven)',
        put: '',
      },
    ],
  },
  {
    name: 'move-lost-on-exchange',
    breaks: 'a ticket that takes the place of a moved one, by an exchange or a change of method, is not moved',
    edits: [
      {
        file: 'domain/dist/plan/reconcile.js',
        find: 'validity: mergedValidity(newest, product),',
        put: 'validity: validityOf(product),',
      },
    ],
  },
  {
    name: 'move-lost-on-replace',
    breaks: 'a ticket that takes the place of a moved one in use is not moved',
    edits: [
      {
        file: 'domain/dist/follow-up/obstacles.js',
        find: '        product,\n        validity,\n        parties,\n        distributionDetails',
        put: `        product,
        validity: { startOfValidity: product.startOfValidity, endOfValidity: product.endOfValidity },
        parties,
        distributionDetails`,
      },
    ],
  },
  {
    name: 'card-forgotten',
    breaks: 'a ticket that takes the place of one on a card is handed over as QR code',
    edits: [
      {
        file: 'domain/dist/plan/carried-hand-over.js',
        find: 'pickup: pickupWith(known?.pickup ?? null, policy),',
        put: 'pickup: pickupWith(null, policy),',
      },
    ],
  },
  {
    name: 'cancelled-at-once',
    breaks: 'the old ticket of an exchange waits for nothing',
    edits: [
      {
        file: 'domain/dist/plan/reconcile.js',
        find: 'const isReplaced = (atTicketSystem || isAwaited) && lineIds.length > 0;',
        put: 'const isReplaced = false;',
      },
    ],
  },
  {
    name: 'ends-with-the-first',
    breaks: 'a ticket for several travellers that is exchanged into one each ends when the first of those is out',
    edits: [
      {
        file: 'domain/dist/plan/successions.js',
        find: ' && !othersGoOn(found.old.ticket, [own], found.lines.flatMap(addedProducts))',
        put: '',
      },
    ],
  },
  {
    name: 'gave-way-for-nobody',
    breaks:
      'who waits for a ticket that ends, as one stands again whose place it was to take, waits for nobody any more',
    edits: [
      {
        file: 'domain/dist/group/coming-for.js',
        find: 'const again = standingAgain(work, ticketOf);',
        put: 'const again = { inTurn: new Map(), besides: new Map() };',
      },
    ],
  },
  {
    name: 'redistribution-forgotten',
    breaks: 'a redistribution that is not answered yet is forgotten when another ticket takes the place of its one',
    edits: [
      {
        file: 'domain/dist/follow-up/told-ticket.js',
        find: "const isUnderWay = redistribution !== null && handOver.purpose === 'redistribute';",
        put: 'const isUnderWay = false;',
      },
    ],
  },
  {
    name: 'gone-back-forgotten',
    breaks: 'an order that goes back does not let the old tickets stand',
    edits: [
      {
        file: 'domain/dist/plan/line-comparison.js',
        find: 'return heirs.some((heir) => live.has(heir)) ?',
        put: 'return true ?',
      },
    ],
  },
  {
    name: 'siblings-fail',
    breaks: 'a refusal that names no ticket, or one of several, fails all that were told together',
    edits: [
      {
        file: 'domain/dist/group/ticket-distribution-group.js',
        find: 'const refused = saysWhy ? (named.length > 0 ? named : all) : [];',
        put: 'const refused = all;',
      },
    ],
  },
  {
    name: 'unreadable-holds-up',
    breaks: 'a ticket that can never be told holds its siblings up',
    edits: [
      {
        file: 'domain/dist/actions/distribute.js',
        find: 'if (able.length > 0)',
        put: 'if (able.length > 0 && able.length === waiting.length)',
      },
    ],
  },
  {
    name: 'pickup-after-end',
    breaks: 'a pickup that moved along with the validity may begin after its end',
    edits: [
      {
        file: 'domain/dist/follow-up/hand-over-draft.js',
        find: 'moved < endOfValidity ? moved : startOfValidity',
        put: 'moved',
      },
    ],
  },
  {
    name: 'place-taken-twice',
    breaks: 'of tickets that wait for one another each has its place taken, so that two new ones may take the same',
    edits: [
      { file: 'domain/dist/plan/successions.js', find: 'chains.get(form.ticket.id) ??', put: '' },
      {
        file: 'domain/dist/plan/successions.js',
        find: 'chains.set(form.ticket.id, chain)',
        put: 'chains.set(old.ticket.id, chain)',
      },
    ],
  },
];
