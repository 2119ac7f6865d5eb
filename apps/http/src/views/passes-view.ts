import type { PassesRead, WithheldReason } from '@ticket-distribution/application';
import { enumComponent } from '../schema/enums.js';
import { type Schema, TEXT, component, listSchema, nullable, objectSchema } from '../schema/schema.js';

const PKPASS = 'application/vnd.apple.pkpass';

interface ApplePassView {
  readonly contentType: string;
  readonly base64: string;
}

interface GooglePassView {
  readonly url: string;
  readonly jwt: string;
}

/** A ticket in the wallets that passes are made for. */
export interface PassesView {
  readonly apple: ApplePassView | null;
  readonly google: GooglePassView | null;
  readonly withheld: WithheldReason | null;
}

export function toPassesView({ apple, google, withheld }: PassesRead): PassesView {
  const bytes = apple === null ? null : { contentType: PKPASS, base64: Buffer.from(apple).toString('base64') };
  return { apple: bytes, google, withheld };
}

export const PASS_SCHEMAS: Readonly<Record<string, Schema>> = {
  Passes: objectSchema<PassesView>(
    {
      apple: nullable(component('ApplePass')),
      google: nullable(component('GooglePass')),
      withheld: nullable(enumComponent('WithheldReason', 'Why there is none; null: there is.')),
    },
    'A ticket in the wallets that passes are made for; null: none is made for that one.',
  ),
  ApplePass: objectSchema<ApplePassView>({
    contentType: { type: 'string', description: 'As which it is to be served to a telephone.' },
    base64: { type: 'string', contentEncoding: 'base64', contentMediaType: PKPASS, description: 'The pass, signed.' },
  }),
  ChangedPasses: objectSchema<{ readonly lastUpdated: string; readonly serialNumbers: readonly string[] }>({
    lastUpdated: { ...TEXT, description: 'What the telephone asks with next time.' },
    serialNumbers: listSchema(TEXT),
  }),
  GooglePass: objectSchema<GooglePassView>({
    url: { type: 'string', description: 'Where the button "Add to Google Wallet" leads.' },
    jwt: { ...TEXT, description: 'The ticket as the address holds it, for a button of other making.' },
  }),
};
