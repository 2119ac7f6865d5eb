/** Stands for something among the components. */
export interface Reference {
  readonly $ref: string;
}

/** Things of one kind that move among the components when they stand in the document more than once. */
export class Sharing<Thing extends object> {
  private readonly repeated: ReadonlySet<string>;
  private readonly named = new Map<string, { readonly thing: Thing; readonly text: string }>();

  /**
   * @param kind such as `parameters`
   * @param things all that stand in the document
   */
  constructor(
    private readonly kind: string,
    things: readonly Thing[],
  ) {
    const seen = new Set<string>();
    const texts = things.map((thing) => JSON.stringify(thing));
    this.repeated = new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
  }

  /**
   * A reference to the thing; the thing itself when it stands there once only, or its name stands for another already.
   *
   * @param name null: it is not to be shared
   */
  shared(name: string | null, thing: Thing): Thing | Reference {
    const text = JSON.stringify(thing);
    if (name === null || !this.repeated.has(text)) return thing;
    const known = this.named.get(name) ?? { thing, text };
    if (known.text !== text) return thing;
    this.named.set(name, known);
    return { $ref: `#/components/${this.kind}/${name}` };
  }

  all(): Readonly<Record<string, Thing>> {
    return Object.fromEntries([...this.named].map(([name, { thing }]) => [name, thing]));
  }
}
