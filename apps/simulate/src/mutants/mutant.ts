/** A bug to be planted into the built packages. */
export interface PlantedBug {
  readonly name: string;
  /** What it breaks, for the table. */
  readonly breaks: string;
  readonly edits: readonly Edit[];
}

export interface Mutant extends PlantedBug {
  /** What has to find it: the simulation of seeds, or a law of the testkit. */
  readonly foundBy: 'seeds' | 'laws';
}

/** One exact replacement; the text must stand in the file exactly once. */
export interface Edit {
  /** Below `packages`, such as `domain/dist/delivery/delivery.js`. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/**
 * The text with the bug in it.
 *
 * @throws Error when the place is not there exactly once: the mutant no longer fits the code
 */
export function planted(text: string, { file, find, put }: Edit, mutant: string): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`Mutant ${mutant} does not fit: ${file} has ${places} places of: ${find}`);
  return text.replace(find, () => put);
}
