import { type Members, numberOf } from '../shared/stored-json.js';

/**
 * The number of the form in which this release reads products, lines and orders. It stands with what is stored, so that a
 * later release knows which members this one could not see. Releases before numbering had form 1.
 */
export const NORMAL_FORM = 2;

/** Something that was read in a form; absent: that of this release. */
export interface OfForm {
  readonly form?: number;
}

/** The form of what was stored, as a member of its own; none for what this release stored. */
export function formOf(stored: Members): OfForm {
  const form = numberOf(stored, 'form') ?? 1;
  return form === NORMAL_FORM ? {} : { form };
}

/** What is to be stored, with the number of its form. */
export function withForm<Value extends OfForm>(value: Value): Value & { readonly form: number } {
  return { ...value, form: value.form ?? NORMAL_FORM };
}
