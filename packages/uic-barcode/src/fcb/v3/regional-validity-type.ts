import { type ChoiceOf, extensibleChoice } from '../../per/choice.js';
import type { PerType } from '../../per/per-type.js';
import { zoneType } from '../shared/zone-type.js';
import { lineType } from '../since-v2/line-type.js';
import { polygoneType } from './polygone-type.js';
import { trainLinkType } from './train-link-type.js';
import { viaStationType } from './via-station-type.js';

const alternatives = {
  trainLink: trainLinkType,
  viaStations: viaStationType,
  zones: zoneType,
  lines: lineType,
  polygone: polygoneType,
};

/** Where a ticket is valid, said in one of several ways. */
export type RegionalValidityType = ChoiceOf<typeof alternatives>;

export const regionalValidityType: PerType<RegionalValidityType> = extensibleChoice(alternatives);
