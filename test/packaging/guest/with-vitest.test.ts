import * as vitest from 'vitest';
import { registerSuites } from './suites.js';

registerSuites(vitest);
