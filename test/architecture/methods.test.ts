import { expect } from 'chai';
import { describe, it } from 'mocha';
import { sourcesOf } from './source-files.js';

/** The registry: the only files that may name all methods; and what is made from the document that the registry makes. */
const REGISTRY = [
  'packages/client/src/generated/schemas.ts',
  'packages/container/src/methods/contract-methods.ts',
  'packages/domain/src/policies/fulfillment-policies.ts',
];

/** The methods of the public contract, in the words of their names. */
const METHODS = ['nod', 'account based ticketing', 'international', 'bifrost'];

/** A text in lower case, with blanks between the words of its names, however they are written. */
function inWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();
}

/** The methods that a text names, in any spelling. */
function namedIn(text: string): string[] {
  const words = ` ${inWords(text)} `;
  return METHODS.filter((method) => words.includes(` ${method} `));
}

describe('The fulfillment methods', () => {
  const files = ['packages', 'apps'].flatMap((folder) => sourcesOf(folder));

  it('are named together in the registry, and in no other source file', () => {
    const namingAll = files.filter(({ text }) => namedIn(text).length === METHODS.length).map(({ path }) => path);
    expect(namingAll.toSorted()).to.deep.equal(REGISTRY);
  });

  it('are each seen by the scan in sources, the shipped policies among them', () => {
    expect(files.length).to.be.greaterThan(500);
    const policies = files.filter(({ path }) => path.startsWith('packages/domain/src/policies/'));
    for (const method of METHODS) {
      expect(
        policies.some(({ text }) => namedIn(text).includes(method)),
        method,
      ).to.equal(true);
    }
  });

  it('are seen in every spelling, and not in other words', () => {
    const spellings = [
      'NOD ACCOUNT_BASED_TICKETING INTERNATIONAL BIFROST',
      "{ url: NOD_URL, path: '/account-based-ticketing/v1', of: 'international', bifrost }",
      'HttpNodGateway accountBasedTicketingPolicy INTERNATIONAL_RATE BIFROSTGateway',
      'the NOD back office, account based ticketing,\ninternational tickets, Bifrost.',
    ];
    for (const text of spellings) expect(namedIn(text), text).to.deep.equal(METHODS);
    expect(namedIn('a node nods at internationalisation, account_based')).to.deep.equal([]);
  });
});
