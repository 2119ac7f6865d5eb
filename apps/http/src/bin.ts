#!/usr/bin/env node
import { contractMethods } from '@ticket-distribution/container';
import { runApp } from './run-app.js';

await runApp({ methods: contractMethods });
