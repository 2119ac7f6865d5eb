import type { WalletLanguage } from './wallet-ticket.js';

/** Every word of a pass that is ours. In one language no two of them are the same text. */
export interface WalletTexts {
  readonly ticket: string;
  readonly product: string;
  readonly from: string;
  readonly to: string;
  readonly departure: string;
  readonly arrival: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly travellers: string;
  readonly zones: string;
  readonly seats: string;
  readonly order: string;
  readonly ticketNumber: string;
  readonly state: string;
  readonly valid: string;
  readonly voided: string;
  /** By the words that `WalletLeg.mode` and `WalletTravellers.kind` name; others are shown as they are. */
  readonly modes: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

const nob: WalletTexts = {
  ticket: 'Billett',
  product: 'Billettype',
  from: 'Fra',
  to: 'Til',
  departure: 'Avgang',
  arrival: 'Ankomst',
  validFrom: 'Gyldig fra',
  validUntil: 'Gyldig til',
  travellers: 'Reisende',
  zones: 'Soner',
  seats: 'Plasser',
  order: 'Ordre',
  ticketNumber: 'Billettnummer',
  state: 'Status',
  valid: 'Billetten er gyldig',
  voided: 'Billetten er annullert',
  modes: {
    RAIL: 'Tog',
    METRO: 'T-bane',
    TRAM: 'Trikk',
    BUS: 'Buss',
    COACH: 'Ekspressbuss',
    WATER: 'Båt',
    AIR: 'Fly',
    TAXI: 'Drosje',
    FUNICULAR: 'Kabelbane',
    CABLE_WAY: 'Taubane',
    FOOT: 'Gange',
  },
  kinds: {
    ANYONE: 'Alle',
    ADULT: 'Voksen',
    YOUTH: 'Ungdom',
    YOUNG_PERSON: 'Ung',
    CHILD: 'Barn',
    INFANT: 'Småbarn',
    SENIOR: 'Honnør',
    STUDENT: 'Student',
    SCHOOL_PUPIL: 'Skoleelev',
    MILITARY: 'Militær',
    ANIMAL: 'Dyr',
    GUIDE_DOG: 'Førerhund',
    DISABLED: 'Funksjonshemmet',
    DISABLED_COMPANION: 'Ledsager',
    JOB_SEEKER: 'Arbeidssøker',
    EMPLOYEE: 'Ansatt',
  },
};

const nno: WalletTexts = {
  ticket: 'Billett',
  product: 'Billettype',
  from: 'Frå',
  to: 'Til',
  departure: 'Avgang',
  arrival: 'Framkomst',
  validFrom: 'Gyldig frå',
  validUntil: 'Gyldig til',
  travellers: 'Reisande',
  zones: 'Soner',
  seats: 'Plassar',
  order: 'Ordre',
  ticketNumber: 'Billettnummer',
  state: 'Status',
  valid: 'Billetten er gyldig',
  voided: 'Billetten er annullert',
  modes: { ...nob.modes, FOOT: 'Gonge' },
  kinds: {
    ...nob.kinds,
    ADULT: 'Vaksen',
    SCHOOL_PUPIL: 'Skuleelev',
    GUIDE_DOG: 'Førarhund',
    DISABLED: 'Funksjonshemma',
    DISABLED_COMPANION: 'Leiar',
    JOB_SEEKER: 'Arbeidssøkjar',
    EMPLOYEE: 'Tilsett',
  },
};

const eng: WalletTexts = {
  ticket: 'Ticket',
  product: 'Kind of ticket',
  from: 'From',
  to: 'To',
  departure: 'Departure',
  arrival: 'Arrival',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  travellers: 'Travellers',
  zones: 'Zones',
  seats: 'Seats',
  order: 'Order',
  ticketNumber: 'Ticket number',
  state: 'Status',
  valid: 'The ticket is valid',
  voided: 'The ticket is cancelled',
  modes: {
    RAIL: 'Train',
    METRO: 'Metro',
    TRAM: 'Tram',
    BUS: 'Bus',
    COACH: 'Coach',
    WATER: 'Boat',
    AIR: 'Flight',
    TAXI: 'Taxi',
    FUNICULAR: 'Funicular',
    CABLE_WAY: 'Cable car',
    FOOT: 'Walk',
  },
  kinds: {
    ANYONE: 'Anyone',
    ADULT: 'Adult',
    YOUTH: 'Youth',
    YOUNG_PERSON: 'Young person',
    CHILD: 'Child',
    INFANT: 'Infant',
    SENIOR: 'Senior',
    STUDENT: 'Student',
    SCHOOL_PUPIL: 'School pupil',
    MILITARY: 'Military',
    ANIMAL: 'Animal',
    GUIDE_DOG: 'Guide dog',
    DISABLED: 'Disabled',
    DISABLED_COMPANION: 'Companion',
    JOB_SEEKER: 'Job seeker',
    EMPLOYEE: 'Employee',
  },
};

export const WALLET_TEXTS: Readonly<Record<WalletLanguage, WalletTexts>> = { nob, nno, eng };
