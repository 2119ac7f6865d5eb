import * as nodeTest from 'node:test';
import { registerSuites } from './suites.js';

registerSuites(nodeTest);
