#!/usr/bin/env node
import { run } from './run.js';

const CANNOT = 2;

try {
  const { code, out, err } = await run(process.argv.slice(2), Date.now());
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = code;
} catch (error) {
  console.error(error);
  process.exitCode = CANNOT;
}
