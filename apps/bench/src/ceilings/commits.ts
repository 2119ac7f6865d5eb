/** The body of POST /commits of a bare-bones server: as many single-insert commits as there are ids. */
export interface CommitsAsked {
  readonly ids: readonly string[];
  readonly clients: number;
}

/** Its answer. */
export interface CommitsMade {
  readonly seconds: number;
}
