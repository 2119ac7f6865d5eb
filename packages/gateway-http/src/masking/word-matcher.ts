/** What is known after some words: which of the texts they may be the beginning of. */
interface State {
  readonly next: Map<string, State>;
  /** How many words lead here. */
  readonly depth: number;
  /** Where to go on when the next word does not follow: the longest end of these words that leads somewhere too. */
  fallback: State;
  /** How many words the longest text has that ends here; 0 where none does. */
  longest: number;
}

/**
 * Finds texts in a row of words, however many texts there are and whatever they share: a word costs two moves on average
 * at most (Aho and Corasick, Efficient string matching, 1975).
 */
export class WordMatcher {
  private readonly start: State = newState(0);
  private state: State = this.start;
  private moves = 0;

  /** `texts`: each as its words, at least one. */
  constructor(texts: readonly (readonly string[])[]) {
    for (const words of texts) this.add(words);
    this.connect();
  }

  /** How many moves were made so far. */
  get steps(): number {
    return this.moves;
  }

  /** How many of the last words may be the beginning of a text. */
  get begun(): number {
    return this.state.depth;
  }

  /** Reads a word; how many words, this one included, the longest text has that ends with it: 0 where none does. */
  read(word: string): number {
    this.state = this.follow(this.state, word);
    return this.state.longest;
  }

  /** Forgets what was read. */
  forget(): void {
    this.state = this.start;
  }

  private add(words: readonly string[]): void {
    let state = this.start;
    for (const word of words) {
      const next = state.next.get(word) ?? newState(state.depth + 1);
      state.next.set(word, next);
      state = next;
    }
    state.longest = words.length;
  }

  /** Gives each state its fallback, those of fewer words first: a fallback has fewer words than what falls back to it. */
  private connect(): void {
    this.start.fallback = this.start;
    const states = [this.start];
    for (const state of states) {
      for (const [word, next] of state.next) {
        next.fallback = state === this.start ? this.start : this.follow(state.fallback, word);
        next.longest = Math.max(next.longest, next.fallback.longest);
        states.push(next);
      }
    }
    this.moves = 0;
  }

  private follow(from: State, word: string): State {
    let state = from;
    for (;;) {
      this.moves += 1;
      const next = state.next.get(word);
      if (next !== undefined) return next;
      if (state === this.start) return state;
      state = state.fallback;
    }
  }
}

function newState(depth: number): State {
  const state: { fallback: State | null } & Omit<State, 'fallback'> = {
    next: new Map(),
    depth,
    fallback: null,
    longest: 0,
  };
  return state as State;
}
