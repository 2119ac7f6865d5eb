export { type RaceRow, isWon, runRace } from './race/run-race.js';
