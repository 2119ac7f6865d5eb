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
   * A reference to the thing; the thing itself when it stands there once only, or its names stand for others already.
   *
   * @param names the first that stands for no other is its own; none: it is not to be shared
   */
  shared(names: readonly string[], thing: Thing): Thing | Reference {
    const text = JSON.stringify(thing);
    if (!this.repeated.has(text)) return thing;
    const name = names.find((one) => (this.named.get(one)?.text ?? text) === text);
    if (name === undefined) return thing;
    this.named.set(name, { thing, text });
    return { $ref: `#/components/${this.kind}/${name}` };
  }

  all(): Readonly<Record<string, Thing>> {
    return Object.fromEntries([...this.named].map(([name, { thing }]) => [name, thing]));
  }
}
