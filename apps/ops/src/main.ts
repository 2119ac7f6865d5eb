#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT_CODES, exitCodeOf } from './output/exit-codes.js';
import { errorText } from './output/error-text.js';
import { tell } from './output/print.js';
import { opsProgram } from './program.js';

try {
  await opsProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said already what is wrong.
    process.exitCode = error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
  } else {
    tell(errorText(error));
    process.exitCode = exitCodeOf(error);
  }
}
