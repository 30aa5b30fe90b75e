import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesIn, readText, writeAll, writeNew, writeStreamed } from '../../src/cli/files.js';
import { UserError } from '../../src/cli/user-error.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('files are written whole, over those of an earlier run, and no temporary file stays', () => {
  writeAll(join(folder, 'a', 'b'), [{ name: 'x.csv', text: 'old' }]);
  writeAll(join(folder, 'a', 'b'), [
    { name: 'x.csv', text: 'new' },
    { name: 'y.csv', text: 'ü' },
  ]);
  expect(readFileSync(join(folder, 'a', 'b', 'x.csv'), 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual(['x.csv', 'y.csv']);
});

test('when one file cannot be written the old ones stay whole', () => {
  writeAll(folder, [{ name: 'x.csv', text: 'old' }]);
  mkdirSync(join(folder, 'y.csv'));
  const files = ['x.csv', 'y.csv'].map((name) => ({ name, text: 'new' }));
  expect(() => writeAll(folder, files)).toThrow('a directory stands where a result goes');
  expect(readFileSync(join(folder, 'x.csv'), 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['x.csv', 'y.csv']);
});

test('a temporary file that cannot be made leaves nothing behind', () => {
  writeAll(folder, [{ name: 'x.csv', text: 'old' }]);
  const tooLong = `${'n'.repeat(300)}.csv`;
  const files = ['x.csv', tooLong].map((name) => ({ name, text: 'new' }));
  expect(() => writeAll(folder, files)).toThrow('the name is too long');
  expect(readFileSync(join(folder, 'x.csv'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['x.csv']);
});

test('a folder that is a file is told as the user’s mistake', () => {
  writeFileSync(join(folder, 'out'), '');
  expect(() => writeAll(join(folder, 'out', 'deep'), [{ name: 'x', text: '' }])).toThrow(UserError);
  expect(() => writeAll(join(folder, 'out'), [{ name: 'x', text: '' }])).toThrow(UserError);
});

test('what cannot be read says why', () => {
  const path = join(folder, 'big.yaml');
  writeFileSync(path, 'x'.repeat(2000));
  expect(() => readText(path, 1000)).toThrow('2000 bytes are more than the 1000 that are read');
  expect(() => readText(folder)).toThrow('is a directory');
  expect(() => readText(join(folder, 'none.yaml'))).toThrow(
    `${join(folder, 'none.yaml')}: there is no such file`,
  );
});

test('a file that may not be read says so', () => {
  const path = join(folder, 'secret.yaml');
  writeFileSync(path, 'x');
  chmodSync(path, 0);
  // The superuser may read everything.
  if (process.getuid?.() === 0) return;
  expect(() => readText(path)).toThrow('permission denied');
});

test('an existing file is never overwritten by writeNew', () => {
  const path = join(folder, 'mine.yaml');
  writeNew(path, 'first');
  expect(() => writeNew(path, 'second')).toThrow('is there already');
  expect(readFileSync(path, 'utf8')).toBe('first');
});

test('names of a folder are sorted and without their ending', () => {
  for (const name of ['b.yaml', 'a.yaml', 'c.txt']) writeFileSync(join(folder, name), '');
  expect(namesIn(folder, '.yaml')).toEqual(['a', 'b']);
  expect(namesIn(join(folder, 'none'), '.yaml')).toEqual([]);
});

test('a file that comes in pieces is written whole, of however many bytes', () => {
  const path = join(folder, 'deep', 'x.json');
  const piece = 'ü'.repeat(1000);
  const bytes = writeStreamed(path, (write) => {
    for (let turn = 0; turn < 200; turn++) write(piece);
  });
  expect(bytes).toBe(400_000);
  expect(readFileSync(path, 'utf8')).toBe(piece.repeat(200));
  expect(readdirSync(join(folder, 'deep'))).toEqual(['x.json']);
});

test('a file whose pieces stop coming leaves the old one as it was', () => {
  const path = join(folder, 'x.json');
  writeFileSync(path, 'old');
  const fail = (): void =>
    void writeStreamed(path, (write) => {
      write('new'.repeat(100_000));
      throw new Error('no more');
    });
  expect(fail).toThrow('no more');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['x.json']);
});
