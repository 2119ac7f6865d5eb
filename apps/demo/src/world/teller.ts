import { styleText } from 'node:util';

const COLOURED = process.stdout.isTTY && process.env.NO_COLOR === undefined;

function styled(format: Parameters<typeof styleText>[0], text: string): string {
  return COLOURED ? styleText(format, text) : text;
}

/** Tells the story in the terminal. */
export const tell = {
  chapter(title: string, meaning: string): void {
    console.log(`\n${styled('bold', `━━ ${title}`)}\n   ${styled('dim', meaning)}`);
  },
  /** One step, with the time that it took in milliseconds. */
  step(text: string, milliseconds?: number): void {
    const time = milliseconds === undefined ? '' : styled('dim', `  ${milliseconds.toFixed(0)} ms`);
    console.log(` ${styled('green', '▸')} ${text}${time}`);
  },
  detail(text: string): void {
    console.log(`     ${text}`);
  },
  json(value: unknown): void {
    for (const line of JSON.stringify(value, null, 2).split('\n')) console.log(`     ${styled('cyan', line)}`);
  },
};
