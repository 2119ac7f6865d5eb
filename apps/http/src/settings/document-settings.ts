import { orNone, path } from './setting-kinds.js';
import { setting } from './setting.js';

/** The settings of what can be shown of tickets. */
export const DOCUMENT_SETTINGS = {
  codeKeysFile: setting(
    'CODE_KEYS_FILE',
    '',
    'a file with the keys that codes of tickets are signed with, made by npm run keys; without it there are no codes',
    orNone(path),
  ),
} as const;
