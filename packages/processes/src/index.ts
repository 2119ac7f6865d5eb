export { type NodeProcess, type NodeProcessOptions, startNodeProcess } from './node-process.js';
export { type PostgresOptions, PostgresServer, type Query, signalled } from './postgres-server.js';
export { freePort } from './free-port.js';
export { root } from './root.js';
export { type AppOptions, startApp } from './start-app.js';
export { type SandboxOptions, startSandbox } from './start-sandbox.js';
