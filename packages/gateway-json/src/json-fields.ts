import { UnreadableAnswer } from '@ticket-distribution/gateway-http';

/** The fields of a JSON object that was read. Whatever is not as asked for throws `UnreadableAnswer`. */
export class JsonFields {
  private constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  /** @throws UnreadableAnswer for anything else than one JSON object */
  static parse(text: string): JsonFields {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new UnreadableAnswer('the answer is not JSON');
    }
    return JsonFields.of(value);
  }

  private static of(value: unknown): JsonFields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnreadableAnswer('the answer holds something else where an object is due');
    }
    return new JsonFields(value as Readonly<Record<string, unknown>>);
  }

  text(name: string): string {
    const text = this.optionalText(name);
    if (text === null) throw new UnreadableAnswer(`the answer holds no ${name}`);
    return text;
  }

  /** Null and absent are the same. */
  optionalText(name: string): string | null {
    const value = this.fields[name] ?? null;
    if (value !== null && typeof value !== 'string') throw new UnreadableAnswer(`the answer's ${name} is no text`);
    return value;
  }

  /** The texts of a list; none when it is null or absent. */
  optionalTexts(name: string): readonly string[] {
    const value = this.fields[name] ?? [];
    if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
      throw new UnreadableAnswer(`the answer's ${name} is no list of texts`);
    }
    return value;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const text = this.text(name);
    const known = words.find((word) => word === text);
    if (known === undefined) throw new UnreadableAnswer(`the answer's ${name} is none of ${words.join(', ')}`);
    return known;
  }

  /** The objects of a list; none when it is null or absent. */
  optionalObjects(name: string): readonly JsonFields[] {
    return (this.fields[name] ?? null) === null ? [] : this.objects(name);
  }

  objects(name: string): readonly JsonFields[] {
    const value = this.fields[name];
    if (!Array.isArray(value)) throw new UnreadableAnswer(`the answer holds no list of ${name}`);
    return value.map((entry: unknown) => JsonFields.of(entry));
  }
}
