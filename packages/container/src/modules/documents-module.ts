import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Clock, TicketCodes } from '@ticket-distribution/application';
import { SignedTicketCodes, readIssuerKeys } from '@ticket-distribution/documents';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** What can be shown of tickets: nothing without keys. */
export function documentsModule({
  codeKeysFile,
  baseFolder,
  timeZone,
}: Pick<ContainerSettings, 'codeKeysFile' | 'baseFolder' | 'timeZone'>): ContainerModule {
  return new ContainerModule(({ bind }) => {
    if (codeKeysFile === undefined) return;
    bind(TicketCodes)
      .toResolvedValue(
        async (clock: Clock) => {
          const keys = readIssuerKeys(await readFile(resolve(baseFolder, codeKeysFile), 'utf8'), codeKeysFile);
          return new SignedTicketCodes({ keys, now: () => clock.now(), timeZone });
        },
        [Clock],
      )
      .inSingletonScope();
  });
}
