import { validate } from '../../src/cli/commands/validate.js';
import { judge, type ValidationResult } from '../../src/experiment/validation/validation-case.js';

function found(theory: number): ValidationResult {
  const prediction = { family: 'f', name: 'n', source: 's', quantity: 'q', unit: '1', theory };
  return judge(prediction, { estimate: 1, interval: null, tolerance: 0.01 });
}

/** Exit status and standard output of the command when it finds these results. */
function run(results: readonly ValidationResult[], json: boolean): { status: number; output: string } {
  const restore = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    return () => Object.assign(stream, { write });
  });
  let output = '';
  Object.assign(process.stdout, { write: (text: string) => (output += text) });
  Object.assign(process.stderr, { write: () => true });
  try {
    return { status: validate({ json }, () => [...results]), output };
  } finally {
    for (const back of restore) back();
  }
}

test('The status is 0 when all cases hold and 3 when one does not', () => {
  expect(run([found(1)], false).status).toBe(0);
  expect(run([found(1), found(1.1)], false).status).toBe(3);
});

test('The table ends with what it comes to', () => {
  expect(run([found(1)], false).output).toContain('1 case with 1 figure hold.');
});

test('JSON holds every field of every figure and nothing else', () => {
  const results = [found(1), found(1.1)];
  const { status, output } = run(results, true);
  expect(JSON.parse(output)).toEqual(results);
  expect(status).toBe(3);
});
