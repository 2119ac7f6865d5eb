import type { CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';

/** A ticket system that dedupes and does with a hand-over what the test says; nobody asks or looks there. */
export class ScriptedTicketSystem implements TicketSystemGateway {
  readonly dedupes = true;
  readonly keysPerLook = 10;
  readonly keysPerCall = 10;

  constructor(readonly handOver: TicketSystemGateway['handOver']) {}

  ask(): Promise<CallResult> {
    return Promise.reject(new Error('not asked'));
  }

  look(): Promise<LookResult> {
    return Promise.reject(new Error('not looked at'));
  }
}
