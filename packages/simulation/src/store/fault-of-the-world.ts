/** What the simulated world does to the engine on purpose; anything else that goes wrong is the engine's own fault. */
export class FaultOfTheWorld extends Error {
  override readonly name = 'FaultOfTheWorld';
}
