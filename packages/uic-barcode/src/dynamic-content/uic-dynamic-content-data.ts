import { extensionData } from '../fcb/shared/extension-data.js';
import { geoCoordinateType } from '../fcb/shared/geo-coordinate-type.js';
import { type Extensible, type SequenceOf, optional } from '../per/field.js';
import { integer } from '../per/integer.js';
import { listOf } from '../per/list-of.js';
import type { PerType } from '../per/per-type.js';
import { extensibleSequence, sequence } from '../per/sequence.js';
import { ia5 } from '../per/text.js';

/** A moment in UTC: the day of the year (1 is the first of January) and the second of the day. The year is not said. */
export interface TimeStampData {
  readonly day: number;
  readonly time: number;
}

const timeStampData: PerType<TimeStampData> = sequence({ day: integer(1, 366), time: integer(0, 86_399) });

const fields = {
  dynamicContentMobileAppId: optional(ia5()),
  dynamicContentTimeStamp: optional(timeStampData),
  dynamicContentGeoCoordinate: optional(geoCoordinateType),
  dynamicContentResponseToChallenge: optional(listOf(extensionData)),
  dynamicContentExtension: optional(extensionData),
};

/** The dynamic content FDC1: what the device adds to a ticket each time that it shows the code. */
export interface UicDynamicContentData extends SequenceOf<typeof fields>, Extensible {}

export const uicDynamicContentData: PerType<UicDynamicContentData> = extensibleSequence(fields);
