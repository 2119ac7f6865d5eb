import type { Cell } from '../paper/flow.js';
import { STYLES } from '../paper/style.js';
import type { PrintableSeat } from '../reading/printable-document.js';
import { rangesOf } from '../text/ranges-of.js';
import { wordFor } from '../words/word-for.js';
import type { Words } from '../words/words.js';

/** Seats, those of one coach with the same properties together: `Coach 4, seats 23, 24` and `window, quiet zone`. */
export function seatTexts(seats: readonly PrintableSeat[], words: Words): Cell['texts'] {
  const groups = new Map<
    string,
    { readonly coach: string | null; readonly said: string; readonly numbers: string[] }
  >();
  for (const { coach, number, properties } of seats) {
    const said = properties.map((property) => wordFor(words.seatProperties, property)).join(', ');
    const key = JSON.stringify([coach, said]);
    const group = groups.get(key) ?? { coach, said, numbers: [] };
    if (number !== null) group.numbers.push(number);
    groups.set(key, group);
  }
  return Array.from(groups.values()).flatMap(({ coach, said, numbers }) => {
    const place = [
      ...(coach === null ? [] : [`${words.coach} ${coach}`]),
      ...(numbers.length === 0
        ? []
        : [`${words.seats[numbers.length === 1 ? 0 : 1].toLowerCase()} ${rangesOf(numbers).join(', ')}`]),
    ].join(', ');
    return [
      ...(place === '' ? [] : [{ text: capitalised(place), style: STYLES.bodyStrong }]),
      ...(said === '' ? [] : [{ text: said, style: STYLES.note }]),
    ];
  });
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
