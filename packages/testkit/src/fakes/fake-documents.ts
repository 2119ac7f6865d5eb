import {
  type CodeForm,
  type CodedTicket,
  type MailAnswer,
  type Picture,
  type PrintableTicket,
  type ReceiptStatement,
  type RevocationStatement,
  type SignedCode,
  type TicketMail,
  MailSender,
  TicketCodes,
  TicketPrinter,
} from '@ticket-distribution/application';

/** Codes that say what they are of in plain words, and lists and receipts that are JSON. */
export class FakeTicketCodes extends TicketCodes {
  readonly forms: readonly CodeForm[] = ['QR', 'AZTEC'];
  readonly keyId: string = 'key-1';

  trusts(keyId: string): boolean {
    return keyId === this.keyId;
  }

  async sign({ ticketDistributionId, codeNumber }: CodedTicket, form: CodeForm): Promise<SignedCode> {
    const symbology = form === 'QR' ? form : 'AZTEC';
    return { symbology, errorCorrection: 'M', payload: `${ticketDistributionId}.${codeNumber}`, keyId: this.keyId };
  }

  picture({ payload }: SignedCode): Picture {
    return { contentType: 'text/plain', bytes: new TextEncoder().encode(String(payload)) };
  }

  async animation(day: string): Promise<Picture> {
    return { contentType: 'text/plain', bytes: new TextEncoder().encode(day) };
  }

  async keySet(): Promise<object> {
    return { issuer: 'nobody', keys: [] };
  }

  async signRevocations(statement: RevocationStatement): Promise<string> {
    return JSON.stringify(statement);
  }

  async signReceipt(statement: ReceiptStatement): Promise<string> {
    return JSON.stringify(statement);
  }
}

/** Pages that say which code of which ticket they are of. */
export class FakeTicketPrinter extends TicketPrinter {
  async print({ ticketDistributionId, codeNumber, language }: PrintableTicket): Promise<string> {
    return `${ticketDistributionId}.${codeNumber}.${language}`;
  }
}

/** A mail server that answers as it is told, and remembers what it took. */
export class FakeMailSender extends MailSender {
  readonly taken: TicketMail[] = [];
  answer: MailAnswer = { kind: 'sent', reason: 'queued' };

  refusalOf(address: string): string | null {
    return address.includes('@') ? null : 'it has no @';
  }

  async send(mail: TicketMail): Promise<MailAnswer> {
    if (this.answer.kind === 'sent' || this.answer.kind === 'unknown') this.taken.push(mail);
    return this.answer;
  }
}
