import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { registerSuites } from './suites.js';

registerSuites(mochaRunner);
