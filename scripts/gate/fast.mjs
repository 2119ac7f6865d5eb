/** Folders of which the tests run in memory. */
const FOLDERS = new Set(['application', 'architecture', 'docs', 'domain', 'gateways']);

/** What in them starts a process or the ticket systems of the sandbox, or takes a good part of a minute by itself. */
const BUT = new Set([
  'application/crashing.test.js',
  'architecture/slow-expressions.test.js',
  'docs/readme-story.test.js',
  'domain/reconcile-laws.test.js',
  'gateways/changes-in-the-sandbox.test.js',
  'gateways/examples.test.js',
  'gateways/gateway-contract.test.js',
  'gateways/named-tickets.test.js',
  'gateways/open-lists.test.js',
  'gateways/sandbox.test.js',
  'gateways/told-laws.test.js',
  'gateways/transport-faults.test.js',
]);

/** Whether a test file is quick enough to be run after every change. */
export function isFast(name) {
  return FOLDERS.has(name.split('/')[0]) && !BUT.has(name);
}

/** What was not run: whole folders by their name, else the files. */
export function namesOf(leftOut) {
  const folders = new Set(leftOut.map((name) => name.split('/')[0]).filter((folder) => !FOLDERS.has(folder)));
  const files = leftOut.filter((name) => BUT.has(name)).map((name) => name.replace('.test.js', ''));
  return [...folders, ...files].join(', ');
}
