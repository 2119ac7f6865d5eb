/** Another took over the request that was worked on for too long; nothing more of it is done here. */
export class RequestTakenOver extends Error {
  override readonly name = 'RequestTakenOver';
}
