import { type MethodRegistry, contractMethods } from '@ticket-distribution/container';
import { type SettingProblem, settingsTable } from './settings.js';

/** What `npm start -- --help` prints. */
export function settingsHelp(methods: MethodRegistry = contractMethods): string {
  const rows = settingsTable(methods);
  const width = Math.max(...rows.map(({ variable }) => variable.length));
  return [
    'Starts the HTTP app of ticket distribution. Set by environment variables:',
    '',
    ...rows.flatMap(({ variable, byDefault, meaning, kind }) => [
      `  ${variable.padEnd(width)}  ${meaning}`,
      `  ${' '.repeat(width)}  ${kind.rule}; default ${byDefault || 'none'}`,
    ]),
    '',
    'Relative paths are relative to the root of the repository.',
  ].join('\n');
}

/** What is printed when settings cannot be used. */
export function settingProblemsText(problems: readonly SettingProblem[]): string {
  return [
    'The settings cannot be used:',
    ...problems.map(({ variable, rule }) => `  ${variable} must be ${rule}`),
    'npm start -- --help lists them all.',
  ].join('\n');
}
