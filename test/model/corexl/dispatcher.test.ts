import { MS } from '../../../src/kernel/time.js';
import { DynamicDispatcher } from '../../../src/model/corexl/dispatcher.js';
import { FirewallInstance } from '../../../src/model/corexl/firewall-instance.js';

const CONNECTION = 100;

function fresh(cores: number, options: { memory?: number; backlogWeight?: number } = {}) {
  const instances = Array.from({ length: cores }, () => new FirewallInstance(1000));
  const dispatcher = new DynamicDispatcher(
    cores,
    { interval: 10 * MS, memory: 0.5, backlogWeight: 30, ...options },
    CONNECTION,
  );
  const all = instances.map((_, core) => core);
  const choose = (times: number, now = 0, candidates = all): number[] =>
    Array.from({ length: times }, () => dispatcher.choose(instances, candidates, now));
  return { instances, dispatcher, choose };
}

test('Equal instances take turns', () => {
  expect(fresh(3).choose(7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
});

test('An instance that was given work lately is passed over until the others have caught up', () => {
  const { dispatcher, choose } = fresh(3);
  dispatcher.note(0, 2.5 * CONNECTION);
  expect(choose(8)).toEqual([1, 2, 1, 2, 1, 2, 0, 1]);
});

test('Work that waits weighs more than work done', () => {
  const { instances, dispatcher, choose } = fresh(2);
  dispatcher.note(0, 29 * CONNECTION);
  instances[1].admitTrain(1, 1, CONNECTION);
  expect(choose(3)).toEqual([0, 0, 1]);
});

test('What was done fades by the memory from interval to interval', () => {
  const { dispatcher, choose } = fresh(2);
  dispatcher.note(0, 8.4 * CONNECTION);
  expect(choose(3, 30 * MS)).toEqual([1, 1, 0]); // 8.4 halved three times is 1.05
});

test('Only the candidates are chosen', () => {
  expect(fresh(4).choose(4, 0, [1, 3])).toEqual([1, 3, 1, 3]);
});
