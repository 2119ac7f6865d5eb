import type { HeldTicket, LedgerEntry } from './answers.js';
import { type Answer, call, demand } from './call.js';

/** Speaks with a sandbox: with its ticket systems' own book, and as somebody from outside. */
export function sandboxClient(address: string) {
  const control = `${address}/sandbox`;
  const act = (path: string, body: object): Promise<Answer<unknown>> => call('POST', `${control}/${path}`, { body });
  return {
    ledger: (): Promise<readonly LedgerEntry[]> => demand('GET', `${control}/ledger`),
    tickets: (): Promise<readonly HeldTicket[]> => demand('GET', `${control}/tickets`),
    fault: (fault: object): Promise<Answer<unknown>> => call('PUT', `${control}/faults`, { body: fault }),
    pickUp: (externalReference: string) => act('pickups', { externalReference }),
    cancel: (system: string, ticketDistributionId: string) => act('cancellations', { system, ticketDistributionId }),
    use: (system: string, ticketDistributionId: string) => act('uses', { system, ticketDistributionId }),
  };
}

export type SandboxClient = ReturnType<typeof sandboxClient>;
