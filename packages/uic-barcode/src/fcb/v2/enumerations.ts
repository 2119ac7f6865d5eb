import { enumeration } from '../../per/enumeration.js';

export const hemisphereLatitudeType = enumeration('east', 'west');

export const hemisphereLongitudeType = enumeration('north', 'south');
