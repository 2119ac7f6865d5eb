import { Malformed } from '../../reading/malformed.js';
import type { Topology } from '../../state/ticket-content.js';
import { ElementReader } from '../../xml/element-reader.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { readPlace } from './read-names.js';

/** What must stand in a topology of a known kind, and what must not. Of any other kind it names what it likes. */
const rules: Readonly<Record<string, { readonly needs: readonly string[]; readonly forbids: readonly string[] }>> = {
  ZONAL: { needs: ['zones'], forbids: ['fromStopPlace', 'toStopPlace', 'direction'] },
  POINT_TO_POINT: { needs: ['fromStopPlace', 'toStopPlace'], forbids: ['zones'] },
};

/** Reads where a ticket is valid. Throws `Malformed`. */
export const readTopology = (element: XmlElement, path: string): Topology => {
  const fields = new ElementReader(element, path, ['zoneType', 'zones', 'fromStopPlace', 'toStopPlace', 'direction']);
  const zoneType = fields.text('zoneType');
  const { needs, forbids } = (Object.hasOwn(rules, zoneType) ? rules[zoneType] : undefined) ?? {
    needs: [],
    forbids: [],
  };
  for (const name of needs) {
    if (!fields.has(name)) throw new Malformed(`${path}/topology/${name}`, `is required for ${zoneType}`);
  }
  for (const name of forbids) {
    if (fields.has(name)) throw new Malformed(`${path}/topology/${name}`, `does not belong to ${zoneType}`);
  }
  const zones = fields.list('zones', 'zone', readPlace);
  if (fields.has('zones') && zones.length === 0) {
    throw new Malformed(`${path}/topology/zones`, 'must name at least one zone');
  }
  const fromStopPlace = fields.optionalChild('fromStopPlace', readPlace);
  const toStopPlace = fields.optionalChild('toStopPlace', readPlace);
  const direction = fields.optionalOneOf('direction', ['BOTH', 'FORWARDS', 'BACKWARDS']);
  return {
    zoneType,
    ...(zones.length > 0 && { zones }),
    ...(fromStopPlace !== null && { fromStopPlace }),
    ...(toStopPlace !== null && { toStopPlace }),
    ...((direction !== null || toStopPlace !== null) && { direction: direction ?? 'BOTH' }),
  };
};
