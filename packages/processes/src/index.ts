export { type NodeProcess, type NodeProcessOptions, startNodeProcess } from './node-process.js';
export { root } from './root.js';
export { type AppOptions, startApp } from './start-app.js';
export { type SandboxOptions, startSandbox } from './start-sandbox.js';
