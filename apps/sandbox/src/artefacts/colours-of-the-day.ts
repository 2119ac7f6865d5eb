import type { Colour } from './png-chunks.js';

/** A strong colour for around the code, and its pale sister for under it, pale enough to count as light. */
export interface ColoursOfTheDay {
  readonly strong: Colour;
  readonly pale: Colour;
}

const byWeekday: readonly ColoursOfTheDay[] = [
  { strong: [200, 30, 60], pale: [255, 224, 230] },
  { strong: [0, 110, 190], pale: [218, 238, 255] },
  { strong: [0, 140, 80], pale: [220, 248, 230] },
  { strong: [150, 60, 180], pale: [243, 226, 252] },
  { strong: [220, 110, 0], pale: [255, 236, 214] },
  { strong: [0, 140, 150], pale: [214, 246, 248] },
  { strong: [120, 90, 30], pale: [248, 240, 218] },
];

/** The colours that every code shows on the day (Europe/Oslo) of that instant: an inspector sees at a glance that a picture is not of today. */
export const coloursOfTheDay = (now: Date): ColoursOfTheDay => {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' })
    .format(now)
    .split('-')
    .map(Number);
  const days = Math.floor(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000);
  return byWeekday[days % byWeekday.length]!;
};
