import type { LocalTime } from './clock.js';

/** Hours and minutes, such as `07:05`. */
export function timeText({ hour, minute }: LocalTime): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}
