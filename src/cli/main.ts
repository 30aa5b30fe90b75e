#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitStatus } from './exit-status.js';
import { note, tolerateClosedPipe } from './output.js';
import { createProgram } from './program.js';
import { UserError } from './user-error.js';

tolerateClosedPipe();
try {
  const program = createProgram((status) => (process.exitCode = status));
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = statusOf(error);
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.userInput;
  if (error instanceof UserError) {
    note(error.lines.join('\n'));
    return exitStatus.userInput;
  }
  note(faultText(error));
  return exitStatus.fault;
}

/** A fault of ours: what broke, where, and how to see it again, since the same call gives the same run. */
function faultText(error: unknown): string {
  const told = [error, error instanceof Error ? error.cause : undefined]
    .flatMap(stackOf)
    .join('\nCaused by: ');
  const call = process.argv
    .slice(2)
    .map((word) => (/^[\w./:=,@%+-]+$/.test(word) ? word : JSON.stringify(word)));
  return [
    'This is a fault of maestro-sim, not of your scenario.',
    told,
    `Replay it with: maestro-sim ${call.join(' ')}`,
    `Please report that line with your scenario file and the version (node ${process.version}).`,
  ].join('\n');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
