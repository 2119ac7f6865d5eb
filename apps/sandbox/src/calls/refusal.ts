/** A ticket system's refusal: final, without effect. The code is stable and stands in the protocol's documents. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
