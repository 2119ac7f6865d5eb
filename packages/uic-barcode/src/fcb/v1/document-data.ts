import { extensibleChoice } from '../../per/choice.js';
import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { extensionData } from '../shared/extension-data.js';
import { tokenType } from '../shared/token-type.js';
import { carCarriageReservationData } from './car-carriage-reservation-data.js';
import { countermarkData } from './countermark-data.js';
import { customerCardData } from './customer-card-data.js';
import { delayConfirmation } from './delay-confirmation.js';
import { fipTicketData } from './fip-ticket-data.js';
import { openTicketData } from './open-ticket-data.js';
import { parkingGroundData } from './parking-ground-data.js';
import { passData } from './pass-data.js';
import { reservationData } from './reservation-data.js';
import { stationPassageData } from './station-passage-data.js';
import { voucherData } from './voucher-data.js';

const fields = {
  token: optional(tokenType),
  ticket: extensibleChoice({
    reservation: reservationData,
    carCarriageReservation: carCarriageReservationData,
    openTicket: openTicketData,
    pass: passData,
    voucher: voucherData,
    customerCard: customerCardData,
    counterMark: countermarkData,
    parkingGround: parkingGroundData,
    fipTicket: fipTicketData,
    stationPassage: stationPassageData,
    extension: extensionData,
    delayConfirmation,
  }),
};

/** One ticket, or another document, of the code. */
export interface DocumentData extends SequenceOf<typeof fields>, Extensible {}

export const documentData: PerType<DocumentData> = extensibleSequence(fields);
