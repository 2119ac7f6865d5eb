/** Fields of the protocols that hold a person, an account or a card. */
export const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'ownerCustomerId',
  'holderCustomerId',
  'distributionHolderCustomerId',
  'customerId',
  'customerAccountRef',
  'mediaSerialNumber',
  'mediaSerialNumberId',
]);
