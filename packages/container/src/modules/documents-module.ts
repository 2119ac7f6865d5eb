import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Clock, MailSender, PassMaker, TicketCodes, TicketPrinter } from '@ticket-distribution/application';
import type { IssuerKeys, SmtpTicketMailer, WalletPasses } from '@ticket-distribution/documents';
import { ContainerModule } from 'inversify';
import { walletOptions } from '../shared/wallet-files.js';
import type { ContainerSettings } from '../shared/container-settings.js';

type DocumentSettings = Pick<ContainerSettings, 'codeKeysFile' | 'mail' | 'wallets' | 'baseFolder' | 'timeZone'>;

/** What draws, prints and sends is read when something of it is set: fonts and symbologies are large. */
const documents = () => import('@ticket-distribution/documents');

/** What can be shown of tickets: nothing without keys, and nothing by e-mail without a mail server. */
export function documentsModule({
  codeKeysFile,
  mail,
  wallets,
  baseFolder,
  timeZone,
}: DocumentSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    if (codeKeysFile !== undefined) {
      bind<IssuerKeys>(Keys)
        .toResolvedValue(() =>
          usable(codeKeysFile, async () => {
            const { readIssuerKeys } = await documents();
            return readIssuerKeys(await readFile(resolve(baseFolder, codeKeysFile), 'utf8'), codeKeysFile);
          }),
        )
        .inSingletonScope();
      bind(TicketCodes)
        .toResolvedValue(
          async (clock: Clock, keys: IssuerKeys) => {
            const { SignedTicketCodes } = await documents();
            const codes = new SignedTicketCodes({ keys, now: () => clock.now(), timeZone });
            // One with which nothing can be signed is a mistake, and would take the list of revoked codes away.
            await usable(codeKeysFile, async () => codes.keyId);
            return codes;
          },
          [Clock, Keys],
        )
        .inSingletonScope();
      bind(TicketPrinter)
        .toResolvedValue(
          async ({ keySet: { issuer } }: IssuerKeys) => {
            const { PdfTicketPrinter } = await documents();
            return new PdfTicketPrinter({ issuer, timeZone });
          },
          [Keys],
        )
        .inSingletonScope();
    }
    if (codeKeysFile !== undefined && wallets !== undefined) {
      bind<PassMaker>(PassMaker)
        .toResolvedValue(
          async (clock: Clock, { keySet: { issuer } }: IssuerKeys) => {
            const { WalletPasses } = await documents();
            return new WalletPasses({ ...(await walletOptions(wallets, baseFolder)), issuer, now: () => clock.now() });
          },
          [Clock, Keys],
        )
        .inSingletonScope()
        .onDeactivation((maker) => (maker as WalletPasses).close());
    }
    if (mail === undefined) return;
    bind<MailSender>(MailSender)
      .toResolvedValue(async () => {
        const { SmtpTicketMailer } = await documents();
        return new SmtpTicketMailer(mail);
      })
      .inSingletonScope()
      .onDeactivation((sender) => (sender as SmtpTicketMailer).close());
  });
}

/**
 * What comes of the file with the keys.
 *
 * @throws Error that names the file and the setting of the app
 */
async function usable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The keys in ${file} (CODE_KEYS_FILE) cannot be used: ${why}`, { cause: error });
  }
}

/** The keys of this service. */
const Keys = Symbol('IssuerKeys');
