/** Journal lines that go to the disk together; `empties` throws away the file's content first. */
export interface Batch {
  readonly lines: string[];
  readonly empties: boolean;
  /** Resolves when the lines are on disk, rejects when they are not. */
  readonly done: Promise<void>;
  readonly settle: (failure?: Error) => void;
}

export const newBatch = (empties: boolean): Batch => {
  let settle: Batch['settle'] = () => {};
  const done = new Promise<void>((resolve, reject) => {
    settle = (failure) => (failure === undefined ? resolve() : reject(failure));
  });
  done.catch(() => {}); // a failure reaches everybody who waits for the batch, and nobody has to
  return { lines: [], empties, done, settle };
};
