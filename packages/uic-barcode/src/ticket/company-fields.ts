import type { Company } from './issue.js';

type CompanyFields<Name extends string> = {
  readonly [Field in `${Name}Num`]?: number;
} & { readonly [Field in `${Name}IA5`]?: string };

/** A company in the one of the two fields of that name that is for its kind of code. */
export function companyFields<Name extends string>(name: Name, company: Company): CompanyFields<Name> {
  return { [typeof company === 'number' ? `${name}Num` : `${name}IA5`]: company } as CompanyFields<Name>;
}
