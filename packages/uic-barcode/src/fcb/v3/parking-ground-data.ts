import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { vatDetailType } from '../shared/vat-detail-type.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  parkingGroundId: ia5(),
  fromParkingDate: integer(-367, 370),
  untilParkingDate: withDefault(integer(0, 500), 0),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  accessCode: optional(ia5()),
  location: utf8String,
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  stationNum: optional(integer()),
  stationIA5: optional(utf8String),
  specialInformation: optional(utf8String),
  entryTrack: optional(utf8String),
  numberPlate: optional(ia5()),
  price: optional(integer()),
  vatDetail: optional(listOf(vatDetailType)),
  extension: optional(extensionData),
};

/** A place to park. */
export interface ParkingGroundData extends SequenceOf<typeof fields>, Extensible {}

export const parkingGroundData: PerType<ParkingGroundData> = extensibleSequence(fields);
