/** Something that cannot be read as what it should be: named by where it is. The caller is told so, and nothing is decided. */
export class Malformed extends Error {
  constructor(
    readonly field: string,
    readonly problem: string,
  ) {
    super(field === '' ? problem : `${field}: ${problem}`);
  }
}
