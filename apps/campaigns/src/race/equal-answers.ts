import type { GroupJson } from '../http/answers.js';
import type { Answer } from '../http/call.js';

/** What has to be equal in all answers without a key: the ids and members of the groups; statuses may differ by progress. */
export function membersOf(groups: readonly GroupJson[]): string {
  return JSON.stringify(groups.map(({ id, ticketDistributions }) => [id, ...ticketDistributions.map((one) => one.id)]));
}

/** With a key everything has to be equal. */
export function wholeOf({ status, text }: Answer<unknown>): string {
  return `${status} ${text}`;
}

/** How many successes say the same as the first one, and what the others say. */
export function compare<T>(answers: readonly Answer<T>[], textOf: (answer: Answer<T>) => string) {
  const accepted = answers.filter(({ status }) => status < 300);
  const texts = accepted.map(textOf);
  const equal = texts.filter((text) => text === texts[0]).length;
  const refused = answers.filter(({ status }) => status >= 300).map(({ status, text }) => `${status} ${text}`);
  const faults = [
    ...[...new Set(refused)].slice(0, 3).map((text) => `answered ${text.slice(0, 300)}`),
    ...(equal === texts.length ? [] : [`${texts.length - equal} answers differ from the first`]),
  ];
  return { accepted: accepted.length, equal, faults };
}
