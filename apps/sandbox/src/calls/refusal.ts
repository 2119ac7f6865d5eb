/**
 * A ticket system's refusal: final, without effect. The code is stable and stands in the protocol's documents. It may name the tickets that it is
 * about; without any it is about the call as a whole.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly ticketDistributionIds: readonly string[] = [],
  ) {
    super(message);
  }
}
