import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMPILERS = ['g++', 'clang++', 'c++'];

/** What a reference program printed: processor seconds of its measured part, and what it tells of the result. */
export interface Printed {
  readonly seconds: number;
  readonly told: string;
}

/** A compiled program; `remove` deletes it. */
export interface Program {
  readonly run: (...parameters: readonly (number | string)[]) => Printed;
  readonly remove: () => void;
}

/** The C++ compiler of this machine, null where it has none. */
export const compilerHere = (): string | null =>
  COMPILERS.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

/** Compiles the text of a program with -O2. */
export function compile(compiler: string, text: string): Program {
  const folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
  const [source, binary] = [join(folder, 'reference.cpp'), join(folder, 'reference')];
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  writeFileSync(source, text);
  const { status, stderr } = spawnSync(compiler, ['-O2', '-std=c++17', '-o', binary, source], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    remove();
    throw new Error(`${compiler} refused a reference program: ${stderr}`);
  }
  return { run: (...parameters) => runOf(binary, parameters), remove };
}

function runOf(binary: string, parameters: readonly (number | string)[]): Printed {
  const { status, stdout } = spawnSync(binary, parameters.map(String), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a reference program ended with ${status}`);
  const [seconds, ...told] = stdout.trim().split(' ');
  return { seconds: Number(seconds), told: told.slice(0, 2).join(' ') };
}
