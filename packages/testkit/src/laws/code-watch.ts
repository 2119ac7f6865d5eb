import { type Holding, type TicketDistribution, canonicalText, heldByCode } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { HistoryStage } from './history-stage.js';

/**
 * Watches the codes of tickets as whoever scans them would: a code with a number says one thing for ever, the code of another
 * content has a higher number, and exactly those are revoked that count no more.
 */
export class CodeWatch {
  /** What each code said, by ticket and number. */
  private readonly said = new Map<string, string>();
  private readonly highest = new Map<string, number>();

  see({ tickets }: HistoryStage): void {
    for (const ticket of tickets) this.seeTicket(ticket);
  }

  private seeTicket(ticket: TicketDistribution): void {
    const { id, standing } = ticket;
    const { number, revoked } = standing.code;
    const before = this.highest.get(id) ?? 0;
    expect(number, `the code number of ${id}`).to.be.at.least(before);
    this.highest.set(id, number);
    const held = heldByCode(ticket);
    expect(revoked?.upTo ?? 0, `revoked codes of ${id}`).to.equal(held === null ? number : number - 1);
    if (held === null) return;
    const code = `${id} ${number}`;
    const known = this.said.get(code);
    if (known !== undefined) expect(wordsOf(held), `what code ${code} says`).to.equal(known);
    this.said.set(code, wordsOf(held));
  }
}

/** What somebody learns of a ticket who reads its code. */
function wordsOf({ key, holderCustomerId, customerAccountRef, validity, product }: Holding): string {
  return canonicalText({ key, holderCustomerId, customerAccountRef, validity, product });
}
