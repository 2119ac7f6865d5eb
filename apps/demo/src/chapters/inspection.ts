import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayTicket, refundedDayTicket } from '../orders/day-ticket.js';
import { tell } from '../world/teller.js';
import { timed } from '../world/timed.js';
import type { World } from '../world/world.js';
import { distribute, generate, groupsOf, record, states } from './steps.js';

/** What `npx ticket-code` runs. */
const COMMAND = fileURLToPath(new URL('../../../../packages/ticket-code/dist/command/main.js', import.meta.url));

/** What an inspector has in the pocket. */
interface Pocket {
  readonly keys: string;
  readonly list: string;
}

/** A ticket on paper, and an inspector without a network. */
export async function tellInspection(world: World): Promise<void> {
  tell.chapter(
    'A ticket on paper, and an inspector without a network',
    'The code on it is signed. Keys and the list of revoked codes were fetched before.',
  );
  const order = dayTicket();
  await record(world, order);
  const [group] = await distribute(world, order, { language: 'nob' });
  const ticket = group?.ticketDistributions[0]?.id ?? '';
  const code = await printed(world, order.id, ticket);
  const pocket = await fetched(world);
  await inspected(code, pocket);

  tell.chapter('The ticket is refunded, the paper is still there', 'The list tells what no paper can.');
  const refunded = refundedDayTicket();
  await record(world, refunded);
  await generate(world, refunded);
  states(await cancelled(world, order.id));
  await inspected(code, await fetched(world));
}

/** @returns the picture of the code */
async function printed({ app, folder }: World, orderId: string, ticketDistributionId: string): Promise<string> {
  const pdf = await timed(() => app.createPdfTickets({ path: { orderId }, body: { language: 'nob' } }));
  const tickets = join(folder, 'tickets');
  await mkdir(tickets, { recursive: true });
  for (const page of pdf.body.items) {
    const path = join(tickets, `${page.ticketDistributionId}.pdf`);
    await writeFile(path, Buffer.from(page.pdf, 'base64'));
    tell.step(`PDF ticket: ${path}`, pdf.milliseconds);
  }
  const shown = await timed(() =>
    app.readTicketDocuments({ path: { ticketDistributionId }, query: { format: 'PNG' } }),
  );
  const [document] = shown.body.documents;
  const picture = join(tickets, `${ticketDistributionId}-code.png`);
  await writeFile(picture, Buffer.from(document?.base64 ?? '', 'base64'));
  tell.step(`the code on it, number ${document?.version}: ${picture}`, shown.milliseconds);
  return picture;
}

async function fetched({ address, folder }: World): Promise<Pocket> {
  const [keys, list] = [join(folder, 'keys.json'), join(folder, 'revocations.jwt')];
  for (const [path, what] of [
    [keys, 'keys'],
    [list, 'revocations'],
  ] as const) {
    const answer = await fetch(`${address}/v1/ticket-codes/${what}`);
    await writeFile(path, await answer.text());
  }
  return { keys, list };
}

async function inspected(picture: string, { keys, list }: Pocket): Promise<void> {
  const args = [COMMAND, 'verify', '--keys', keys, '--list', list, '--image', picture];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, (_error, stdout, stderr) => resolve(`${stdout}${stderr}`.trim()));
  });
  tell.step('npx ticket-code verify --keys keys.json --list revocations.jwt --image code.png');
  for (const line of said.split('\n')) tell.detail(line);
}

/** The groups once the ticket has ended. */
async function cancelled(world: World, orderId: string) {
  while (true) {
    const groups = await groupsOf(world, orderId);
    const statuses = groups.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ status }) => status));
    if (statuses.every((status) => status === 'CANCELLED')) return groups;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
