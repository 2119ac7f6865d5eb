import type { SimulatedCard } from '../nod/card/simulated-card.js';
import { ClientError } from '../nod/client-protocol/client-error.js';
import type { Command, QrTicket } from '../nod/client-protocol/commands.js';

/** What a pickup brought: the order group, and the tickets that a phone shows of it. */
interface PickedUp {
  readonly orderGroup: string;
  readonly tickets: readonly QrTicket[];
}

interface Answer {
  readonly location: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

const postJson = async (url: string, body: unknown): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) {
    const { code, message, ...details } = answer;
    throw new ClientError(response.status, String(code), String(message), details);
  }
  return { location: response.headers.get('location'), body: answer };
};

/**
 * Plays a NOD client through NOD's public client interface: starts a session at `path`, posts its context, runs the commands and posts results until
 * nothing expects one. With a card it is a card reader, without one a phone. Throws `ClientError` with NOD's own reason.
 */
export const playNodClient = async (address: string, path: string, card: SimulatedCard | null): Promise<PickedUp> => {
  const session = await postJson(address + path, {});
  const capabilities = card === null ? [9] : [16, 27];
  let answer = await postJson(address + (session.location ?? ''), { context: { capabilities } });
  const seen: Command[] = [];
  for (;;) {
    const commands = answer.body['commands'] as Command[];
    seen.push(...commands);
    const results = await run(commands, card);
    if (answer.location === null || results.length === 0) break;
    answer = await postJson(address + answer.location, { results });
  }
  return { orderGroup: String(session.body['orderGroup']), tickets: seen.flatMap(toTicket) };
};

/** Runs the commands of a set in order and collects the results that are expected. */
const run = async (
  commands: readonly Command[],
  card: SimulatedCard | null,
): Promise<{ commandId: number; data: string }[]> => {
  const results: { commandId: number; data: string }[] = [];
  for (const command of commands) {
    if (command.type === 'qrTicketCommand') results.push({ commandId: command.id, data: 'STORED' });
    if (command.type === 'apduFrame' && card !== null) {
      const data = await card.transmit(Buffer.from(command.frame, 'hex'));
      results.push({ commandId: command.id, data: data.toString('hex') });
    }
  }
  return results;
};

const toTicket = (command: Command): QrTicket[] => {
  if (command.type !== 'qrTicketCommand') return [];
  const { ticketDistributionId, text, qr, svg, animation } = command;
  return [{ ticketDistributionId, text, qr, svg, animation }];
};
