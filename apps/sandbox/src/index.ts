export { contractJsonSystems, type JsonSystem } from './state/json-system.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
