const GONE = Symbol('gone');

/** A map as one transaction sees it: what is committed, and over it what the transaction itself wrote. */
export class OverlayMap<Key, Value> extends Map<Key, Value> {
  private readonly written = new Map<Key, Value | typeof GONE>();

  /** @param committed asked at every read: what others commit meanwhile is seen */
  constructor(private readonly committed: () => ReadonlyMap<Key, Value>) {
    super();
  }

  override get(key: Key): Value | undefined {
    const own = this.written.get(key);
    if (own === GONE) return undefined;
    return own ?? this.committed().get(key);
  }

  override set(key: Key, value: Value): this {
    this.written.set(key, value);
    return this;
  }

  override delete(key: Key): boolean {
    const isThere = this.get(key) !== undefined;
    this.written.set(key, GONE);
    return isThere;
  }

  override values(): MapIterator<Value> {
    return this.written.size === 0 ? this.committed().values() : this.applied().values();
  }

  override entries(): MapIterator<[Key, Value]> {
    return this.applied().entries();
  }

  override [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  override keys(): MapIterator<Key> {
    return this.applied().keys();
  }

  override has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  override get size(): number {
    return this.applied().size;
  }

  get writtenKeys(): readonly Key[] {
    return [...this.written.keys()];
  }

  /** What is committed once the transaction is. */
  applied(): Map<Key, Value> {
    const all = new Map(this.committed());
    for (const [key, value] of this.written) {
      if (value === GONE) all.delete(key);
      else all.set(key, value);
    }
    return all;
  }
}
