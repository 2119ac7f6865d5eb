/** Folders whose tests need no process, server or file of their own. */
const FOLDERS = new Set(['application', 'architecture', 'docs', 'domain', 'gateways']);

/** And what in them does. */
const BUT = new Set([]);

/** Whether a test file is quick enough to be run after every change. */
export function isFast(name) {
  return FOLDERS.has(name.split('/')[0]) && !BUT.has(name);
}
