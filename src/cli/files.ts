import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './user-error.js';

/** A file by name and content: text, or the bytes of a picture. */
export interface FileContent {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Largest scenario, appliance or traffic file that is read. */
export const SCENARIO_LIMIT = 1_000_000;

/** The text of a file, or why it cannot be read, in the words of a user. */
export function readText(path: string, limit = SCENARIO_LIMIT): string {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new UserError([`${path}: is a directory; name a file in it`]);
    if (stat.size > limit)
      throw new UserError([`${path}: ${stat.size} bytes are more than the ${limit} that are read`]);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw asUserError(error, path);
  }
}

/** Whether something lies at the path. */
export function exists(path: string): boolean {
  return existsSync(path);
}

/** Names of the files of a folder with an ending, without it, sorted; none if there is no such folder. */
export function namesIn(directory: string, ending: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** Names of the files of a folder and the folders in it with an ending, by slashes, sorted. */
export function namesBelow(directory: string, ending: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** Writes a file that must not be there yet. */
export function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw asUserError(error, path);
  }
}

/** Writes all files of a folder or, if one fails, none: temporary files first, renamed when every one is on disk. */
export function writeAll(directory: string, files: readonly FileContent[]): void {
  const pairs = files.map(({ name, text }) => {
    const path = join(directory, name);
    return { path, temporary: join(directory, `.${name}${temporaryEnding(process.pid)}`), text };
  });
  try {
    mkdirSync(directory, { recursive: true });
    refuseDirectories(pairs.map((pair) => pair.path));
    for (const { temporary, text } of pairs) writeDurably(temporary, text);
    for (const { temporary, path } of pairs) renameSync(temporary, path);
    tidy(directory, () => false);
    syncDirectory(directory);
  } catch (error) {
    for (const { temporary } of pairs) if (existsSync(temporary)) rmSync(temporary);
    throw asUserError(error, directory);
  }
}

/** The bytes of a file, or undefined if there is none. */
export function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asUserError(error, path);
  }
}

/**
 * Writes one file whole or not at all, over an earlier one, so that a process which is killed tears nothing; what the
 * system has not yet put on disk may be lost with the machine.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = `${path}${temporaryEnding(process.pid)}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw asUserError(error, path);
  }
}

/** Text that is gathered before it is written, characters. */
const GATHERED = 1 << 16;

/** Writes a file piece by piece, whole or not at all, as `produce` hands the pieces over; returns its bytes. */
export function writeStreamed(path: string, produce: (write: (text: string) => void) => void): number {
  const directory = dirname(path);
  const temporary = join(directory, `.${basename(path)}${temporaryEnding(process.pid)}`);
  try {
    mkdirSync(directory, { recursive: true });
    refuseDirectories([path]);
    const bytes = streamDurably(temporary, produce);
    renameSync(temporary, path);
    tidy(directory, () => false);
    syncDirectory(directory);
    return bytes;
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw asUserError(error, path);
  }
}

function streamDurably(path: string, produce: (write: (text: string) => void) => void): number {
  const file = openSync(path, 'w');
  try {
    let bytes = 0;
    let gathered = '';
    const flush = (): void => {
      const piece = Buffer.from(gathered);
      for (let done = 0; done < piece.length;) done += writeSync(file, piece, done);
      bytes += piece.length;
      gathered = '';
    };
    produce((text) => {
      gathered += text;
      if (gathered.length >= GATHERED) flush();
    });
    flush();
    fsyncSync(file);
    return bytes;
  } finally {
    closeSync(file);
  }
}

const temporaryEnding = (pid: number): string => `.${pid}.tmp`;
const TEMPORARY = /\.(\d+)\.tmp$/;

/** Removes what writers that were killed have left in a folder, and files that `isUnwanted` names. */
export function tidy(directory: string, isUnwanted: (name: string) => boolean): void {
  if (!existsSync(directory)) return;
  for (const name of listed(directory)) {
    const writer = TEMPORARY.exec(name)?.[1];
    const goes = writer === undefined ? isUnwanted(name) : !isAlive(Number(writer));
    if (goes) removeStale(join(directory, name));
  }
}

function listed(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    throw asUserError(error, directory);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a file that an earlier call left, if there is one. */
export function removeStale(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw asUserError(error, path);
  }
}

/** Removes a folder with all that is in it, if there is one. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** A rename onto a directory would fail half way. */
function refuseDirectories(paths: readonly string[]): void {
  const taken = paths.filter((path) => existsSync(path) && statSync(path).isDirectory());
  if (taken.length > 0)
    throw new UserError(taken.map((path) => `${path}: a directory stands where a result goes`));
}

function writeDurably(path: string, text: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the renames themselves durable, where the system can open a directory. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** There is no room to write what was asked for. */
export class NoSpaceError extends UserError {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ENOTDIR: 'part of the path is not a directory',
  EEXIST: 'is there already; it is not overwritten',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
};

function asUserError(error: unknown, path: string): unknown {
  const { code = '', path: culprit = path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new NoSpaceError([`${culprit}: ${reasons[code]}`]);
  return Object.hasOwn(reasons, code) ? new UserError([`${culprit}: ${reasons[code]}`]) : error;
}

/** The folder of a file. */
export const folderOf = dirname;
