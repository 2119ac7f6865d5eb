import type { FareProduct, OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import type { Chapter, Scene } from './scene.js';

/** A history in a few words per scene, for people who read what a law did not hold for. */
export function toldScenes(scenes: readonly Scene[]): string {
  return scenes.map((scene) => `\n  ${toldScene(scene)}`).join('');
}

/** A history in a few words per version, likewise. */
export function toldChapters(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ document, ending, happenings }) => {
      const happened = happenings.map(({ kind, pick }) => `${kind} ${pick}`).join(', ');
      return `\n  ${toldVersion(document)}\n    then ${ending}: ${happened}`;
    })
    .join('');
}

function toldScene(scene: Scene): string {
  return scene.kind === 'version' ? toldVersion(scene.document) : Object.values(scene).flat().join(' ');
}

function toldVersion({ version, status, ownerCustomerId, orderLines }: OrderDocument): string {
  return [`version ${version} ${status} of ${ownerCustomerId}`, ...orderLines.map(toldLine)].join('\n    ');
}

function toldLine(line: OrderLineDocument): string {
  const { id, status, fulfillmentMethod, distributionHolderCustomerId: holder, customerAccountRef: account } = line;
  const replaces = line.replacesOrderLineIds.length === 0 ? '' : ` replaces=${line.replacesOrderLineIds.join('+')}`;
  const products = line.fareProducts.map(toldProduct).join(', ');
  return `${id} ${status} ${fulfillmentMethod} holder=${holder} account=${account}${replaces}: ${products}`;
}

function toldProduct(product: FareProduct): string {
  const { id, version, ref, startOfValidity, supplements, topologies, seats, travellers, transferable } = product;
  const said = [
    id.split(':').at(-1),
    version.split(':').at(-1),
    ref === null ? '' : `ref=${ref}`,
    `from ${startOfValidity.slice(11, 16)}`,
    ...supplements.map((supplement) => supplement.type),
    ...topologies.map(({ zones, direction }) => `${zones.map((zone) => zone.id.at(-1)).join('')}-${direction}`),
    ...seats.map(({ seatNumber }) => `seat ${seatNumber}`),
    ...travellers.map((one) => `${one.id}/${one.customerId}/${one.userType}`),
    transferable ? 'transferable' : '',
  ];
  return said.filter((word) => word !== '').join(' ');
}
