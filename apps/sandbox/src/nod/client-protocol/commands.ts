import type { TicketText } from '../ticket-text.js';

export interface Picture {
  readonly contentType: string;
  readonly base64: string;
}

/** What a client shows for one mobile ticket. `qr.payload` is the text in the symbol. */
export interface QrTicket {
  readonly ticketDistributionId: string;
  readonly text: TicketText;
  readonly qr: Picture & { readonly payload: string };
  readonly svg: string;
  readonly animation: Picture;
}

/** What a NOD client is told to do; `id` counts within its set. */
export type Command = { readonly id: number; readonly expectsResult: boolean } & (
  | ({ readonly type: 'qrTicketCommand' } & QrTicket)
  | { readonly type: 'apduFrame'; readonly frame: string }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'buzz'; readonly signal: 'OK' }
);

type Unnumbered<C> = C extends Command ? Omit<C, 'id'> : never;

/** Commands in the order in which they run, numbered from 1. */
export const numbered = (commands: readonly Unnumbered<Command>[]): Command[] =>
  commands.map((command, index) => ({ id: index + 1, ...command }));
