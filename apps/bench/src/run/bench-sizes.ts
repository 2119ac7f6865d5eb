/** How much a run does, by option; several numbers with commas between. */
export const DEFAULT_SIZES = {
  rounds: '5',
  clients: '1,8,32',
  lines: '1,10',
  'plan-lines': '1,4,10,100,1000',
  'plan-ms': '1500',
  'warm-up': '3000',
  batch: '1000',
  deliveries: '10000',
  latencies: '0,20,200',
  groups: '10000,100000,1000000',
  orders: '200000',
  rest: '10',
};

/** How much it does with `--quick`. */
export const QUICK_SIZES: typeof DEFAULT_SIZES = {
  rounds: '1',
  clients: '8',
  lines: '1',
  'plan-lines': '1,4,10',
  'plan-ms': '50',
  'warm-up': '20',
  batch: '20',
  deliveries: '50',
  latencies: '20',
  groups: '50,200',
  orders: '50',
  rest: '1',
};
