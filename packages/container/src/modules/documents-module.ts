import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Clock, MailSender, PassMaker, TicketCodes, TicketPrinter } from '@ticket-distribution/application';
import {
  type IssuerKeys,
  PdfTicketPrinter,
  SignedTicketCodes,
  SmtpTicketMailer,
  WalletPasses,
  readIssuerKeys,
} from '@ticket-distribution/documents';
import { ContainerModule } from 'inversify';
import { walletOptions } from '../shared/wallet-files.js';
import type { ContainerSettings } from '../shared/container-settings.js';

type DocumentSettings = Pick<ContainerSettings, 'codeKeysFile' | 'mail' | 'wallets' | 'baseFolder' | 'timeZone'>;

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
      bind(Keys)
        .toResolvedValue(async () =>
          readIssuerKeys(await readFile(resolve(baseFolder, codeKeysFile), 'utf8'), codeKeysFile),
        )
        .inSingletonScope();
      bind(TicketCodes)
        .toResolvedValue(
          (clock: Clock, keys: IssuerKeys) => new SignedTicketCodes({ keys, now: () => clock.now(), timeZone }),
          [Clock, Keys],
        )
        .inSingletonScope();
      bind(TicketPrinter)
        .toResolvedValue(({ keySet: { issuer } }: IssuerKeys) => new PdfTicketPrinter({ issuer, timeZone }), [Keys])
        .inSingletonScope();
    }
    if (codeKeysFile !== undefined && wallets !== undefined) {
      bind(PassMaker)
        .toResolvedValue(
          async (clock: Clock, { keySet: { issuer } }: IssuerKeys) =>
            new WalletPasses({ ...(await walletOptions(wallets, baseFolder)), issuer, now: () => clock.now() }),
          [Clock, Keys],
        )
        .inSingletonScope()
        .onDeactivation((maker) => (maker instanceof WalletPasses ? maker.close() : undefined));
    }
    if (mail === undefined) return;
    bind(MailSender)
      .toResolvedValue(() => new SmtpTicketMailer(mail))
      .inSingletonScope()
      .onDeactivation((sender) => (sender instanceof SmtpTicketMailer ? sender.close() : undefined));
  });
}

/** The keys of this service. */
const Keys = Symbol('IssuerKeys');
