import { extensibleEnumeration } from '../../per/enumeration.js';

export const boardingOrArrivalRestrictionType = extensibleEnumeration('boarding', 'arrival');
