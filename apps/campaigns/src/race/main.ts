import { openOwnWorld } from './own-world.js';
import { RACE_HELP, type RaceArguments, readRaceArguments } from './race-options.js';
import { faultsText, headText, peersText, rowText } from './race-text.js';
import { isWon, runRace } from './run-race.js';

const options = argumentsOrExit();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const own = options.addresses.length === 0 ? await openOwnWorld() : null;
const { addresses, ledger } = own ?? options;
const { calls, orders } = options;
let isAllWon = false;
try {
  const counter = ledger === null ? 'the deliveries that the app shows' : `the ledger at ${ledger}`;
  console.log(`Racing ${addresses.join(' and ')}${own === null ? '' : ` (a world of its own: ${own.description})`}.`);
  console.log(`Hand-overs are counted by ${counter}.\n${headText(calls, orders)}`);
  const rows = await runRace({
    addresses,
    ledger,
    calls,
    orders,
    onRow: (row) => {
      console.log(rowText(row, calls));
      if (!isWon(row)) console.log(faultsText(row));
    },
  });
  console.log(`\n${peersText(rows, calls)}`);
  isAllWon = rows.every(isWon);
} finally {
  await own?.close();
}
// Said outright: what ends the database server with this process would else end it with 0.
process.exit(isAllWon ? 0 : 1);

function argumentsOrExit(): RaceArguments {
  try {
    const read = readRaceArguments(process.argv.slice(2));
    if (read !== 'help') return read;
    console.log(RACE_HELP);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${RACE_HELP}`);
    process.exit(1);
  }
}
