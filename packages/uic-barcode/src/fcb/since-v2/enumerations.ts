import { extensibleEnumeration } from '../../per/enumeration.js';

export const travelClassType = extensibleEnumeration(
  'notApplicable',
  'first',
  'second',
  'tourist',
  'comfort',
  'premium',
  'business',
  'all',
  'premiumFirst',
  'standardFirst',
  'premiumSecond',
  'standardSecond',
);
