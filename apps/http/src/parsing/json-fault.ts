/** Where a text stops being JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters as JavaScript counts them. */
  readonly column: number;
}

/** Whole values, the beginnings of texts, and what may stand between them; each is read from where the last one ended. */
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const CHARACTERS = /(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/y;

/** The first place at which a text is no JSON (RFC 8259): the engine's own messages name it now and then only. */
export function jsonFault(text: string): JsonFault | null {
  const offset = new JsonReader(text).fault();
  if (offset === null) return null;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Reads JSON without making anything of it; what is open is kept in a list, so that depth costs no stack. */
class JsonReader {
  private at = 0;
  private readonly open: ('{' | '[')[] = [];

  constructor(private readonly text: string) {}

  /** The offset of the first character that does not belong there; null: all of it is JSON. */
  fault(): number | null {
    while (this.value()) {
      while (this.open.length > 0 && this.closes()) this.open.pop();
      if (this.open.length === 0) return this.isAtEnd() ? null : this.at;
      if (!this.takes(',') || (this.open.at(-1) === '{' && !this.key())) return this.at;
    }
    return this.at;
  }

  /** One value; of a list or an object that holds something the beginning, up to its first value, again and again. */
  private value(): boolean {
    for (;;) {
      if (this.takes('[')) {
        this.open.push('[');
        if (this.peeks(']')) return true;
      } else if (this.takes('{')) {
        this.open.push('{');
        if (this.peeks('}')) return true;
        if (!this.key()) return false;
      } else {
        return this.takes('"') ? this.restOfText() : this.matches(WORD) || this.matches(NUMBER);
      }
    }
  }

  private key(): boolean {
    return this.takes('"') && this.restOfText() && this.takes(':');
  }

  private restOfText(): boolean {
    this.matches(CHARACTERS);
    if (this.text[this.at] !== '"') return false;
    this.at += 1;
    return true;
  }

  private closes(): boolean {
    return this.takes(this.open.at(-1) === '{' ? '}' : ']');
  }

  private isAtEnd(): boolean {
    this.matches(SPACE);
    return this.at === this.text.length;
  }

  private takes(sign: string): boolean {
    const isThere = this.peeks(sign);
    if (isThere) this.at += 1;
    return isThere;
  }

  private peeks(sign: string): boolean {
    this.matches(SPACE);
    return this.text[this.at] === sign;
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const isThere = pattern.test(this.text);
    if (isThere) this.at = pattern.lastIndex;
    return isThere;
  }
}
