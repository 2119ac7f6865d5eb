import { MalformedTicketCodeError } from './malformed-ticket-code-error.js';

/** Takes the parts of a code from its bytes, one after the other. */
export class CodeReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Where the next part begins. */
  get at(): number {
    return this.#at;
  }

  /** @throws MalformedTicketCodeError when there are not so many left */
  take(field: string, count: number): Uint8Array {
    if (this.#at + count > this.bytes.length) throw new MalformedTicketCodeError('ENDS_TOO_EARLY', field);
    const taken = this.bytes.slice(this.#at, this.#at + count);
    this.#at += count;
    return taken;
  }

  /** @throws MalformedTicketCodeError when none is left */
  takeByte(field: string): number {
    const [byte = 0] = this.take(field, 1);
    return byte;
  }

  /** @throws MalformedTicketCodeError when something is left */
  end(): void {
    if (this.#at < this.bytes.length) throw new MalformedTicketCodeError('TRAILING_BYTES', 'signature');
  }
}
