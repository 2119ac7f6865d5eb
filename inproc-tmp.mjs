import { chmodSync, writeFileSync } from 'node:fs'; import { mkdtemp } from 'node:fs/promises'; import { join } from 'node:path';
import inspector from 'node:inspector';
const { PostgresServer } = await import('/work/main/packages/processes/dist/index.js');
const { openDatabase } = await import('/work/main/packages/persistence-typeorm/dist/index.js');
const { anEngine, InMemoryTransactions } = await import('/work/main/packages/testkit/dist/index.js');
const { SystemClock, UuidIds } = await import('/work/main/packages/system/dist/index.js');
const { parseOrderDocument } = await import('/work/main/apps/http/dist/index.js');
const { order } = await import('/tmp/mb/client.mjs');
const kind = process.argv[2] ?? 'memory';
let pg, db, transactions;
if (kind === 'pg') { const folder = await mkdtemp('/tmp/mb/i-'); chmodSync(folder, 0o755); pg = await PostgresServer.start(join(folder, 'pg')); db = await openDatabase({ databaseUrl: await pg.createDatabase('x'), baseFolder: '/tmp' }); transactions = db.transactions; }
else if (kind === 'sqlite') { const folder = await mkdtemp('/tmp/mb/i-'); db = await openDatabase({ databaseUrl: `sqlite:${join(folder, 'a.sqlite')}`, baseFolder: '/tmp' }); transactions = db.transactions; }
else transactions = new InMemoryTransactions();
const engine = anEngine({ transactions, ids: new UuidIds(), clock: new SystemClock(), ...(db && { signals: db.signals }) });
const caller = { correlationId: 'c', traceparent: null, distributionChannelId: null, identity: null };
const N = Number(process.argv[3] ?? 2000), C = 8;
const docs = new Map();
async function phase(name, work, count = N, base = 0) { const left = Array.from({ length: count }, (_, i) => `O${base + i}`); const c0 = process.cpuUsage(); const t0 = Date.now(); await Promise.all(Array.from({ length: C }, async () => { for (let i = left.shift(); i; i = left.shift()) await work(i); })); const c = process.cpuUsage(c0); console.log(kind, name, ((c.user + c.system) / 1000 / count).toFixed(3), 'ms cpu (user', (c.user / 1000 / count).toFixed(3), ')', (count / (Date.now() - t0) * 1000).toFixed(0), '/s'); }
const record = (id) => engine.recordOrderVersion.execute({ document: parseOrderDocument(order(id)), caller });
const distribute = (id) => engine.distributeGroups.execute({ orderId: id, pickup: { medium: 'QR_CODE' }, caller, language: 'nob', orderLineIds: undefined });
const read = (id) => engine.summariseDistribution.execute({ orderId: id, caller });
for (let r = 0; r < Number(process.argv[4] ?? 2); r++) { const base = r * N;
 const prof = process.argv[5]; const s = prof && r === 1 ? new inspector.Session() : null;
 await phase('parse', async (id) => parseOrderDocument(order(id)), N, base);
 await phase('record', record, N, base);
 if (s) { s.connect(); s.post('Profiler.enable'); s.post('Profiler.setSamplingInterval', { interval: 200 }); s.post('Profiler.start'); }
 await phase('distribute', distribute, N, base);
 if (s) await new Promise((r2) => s.post('Profiler.stop', (e, x) => { writeFileSync(`${prof}/x.cpuprofile`, JSON.stringify(x.profile)); r2(); }));
 await phase('summary', read, N, base); }
await engine.stop(); await db?.close(); await pg?.close(); process.exit(0);
