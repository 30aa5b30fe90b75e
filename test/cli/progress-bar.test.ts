import { barFields, clock } from '../../src/cli/progress-bar.js';

test.each([
  [0.2, '1 s'],
  [59.5, '1 min 00 s'],
  [185, '3 min 05 s'],
  [7620, '2 h 07 min'],
])('%p seconds are told as %p', (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});

const NONE = { tasks: 0, events: 0, share: 0 };

test('the time left follows from the share done', () => {
  expect(barFields({ done: 0.25, events: 3e6, label: 'hypersync x 10' }, NONE, 10)).toEqual({
    eta_text: '30 s left',
    rate: '0.30 M events/s',
    label: 'hypersync x 10',
    reused: '',
  });
});

test('nothing is promised before anything is done', () => {
  expect(barFields({ done: 0, events: 0, label: '' }, NONE, 5)['eta_text']).toBe('estimating');
  expect(barFields({ done: 0.5, events: 10, label: '' }, NONE, 0.5)['eta_text']).toBe('estimating');
});

test('what comes from the cache is told, and counts neither as speed nor as time', () => {
  const reuse = { tasks: 30, events: 2e6, share: 0.5 };
  expect(barFields({ done: 0.5, events: 3e6, label: 'hypersync x 10' }, reuse, 10)).toEqual({
    eta_text: '20 s left',
    rate: '0.10 M events/s',
    label: 'hypersync x 10',
    reused: ' | 30 from an earlier call',
  });
});
