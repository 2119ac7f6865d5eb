import type { FareProduct, OrderLineDocument } from '@ticket-distribution/domain';
import type { Scene } from './scene.js';

/** A history in a few words per scene, for people who read what a law did not hold for. */
export function toldScenes(scenes: readonly Scene[]): string {
  return scenes.map((scene) => `\n  ${toldScene(scene)}`).join('');
}

function toldScene(scene: Scene): string {
  if (scene.kind !== 'version') return Object.values(scene).flat().join(' ');
  const { version, status, orderLines } = scene.document;
  return [`version ${version} ${status}`, ...orderLines.map(toldLine)].join('\n    ');
}

function toldLine(line: OrderLineDocument): string {
  const { id, status, fulfillmentMethod, distributionHolderCustomerId: holder, customerAccountRef: account } = line;
  const products = line.fareProducts.map(toldProduct).join(', ');
  return `${id} ${status} ${fulfillmentMethod} holder=${holder} account=${account}: ${products}`;
}

function toldProduct({ id, ref, startOfValidity, supplements, travellers, transferable }: FareProduct): string {
  const said = [
    id.split(':').at(-1),
    ref === null ? '' : `ref=${ref}`,
    `from ${startOfValidity.slice(11, 16)}`,
    supplements.length > 0 ? 'bicycle' : '',
    ...travellers.map((traveller) => traveller.id),
    transferable ? 'transferable' : '',
  ];
  return said.filter((word) => word !== '').join(' ');
}
