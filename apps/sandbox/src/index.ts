export { contractJsonSystems, type JsonSystem } from './json-systems/json-system.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
