export { type CampaignOptions, crashCampaign } from './crash-test/campaign.js';
export { Dice } from './crash-test/chance/dice.js';
export type { OrderEvidence, TicketEvidence, Violation } from './crash-test/judge/evidence.js';
export { judge } from './crash-test/judge/judge.js';
export { TrackedOrder } from './crash-test/load/tracked-order.js';
export { firstVersion, nextVersion } from './crash-test/load/next-version.js';
export type { CrashReport } from './crash-test/report/report.js';
export { line, order, product } from './orders/order-json.js';
export { type RaceRow, isWon, runRace } from './race/run-race.js';
