import { tap } from '../../../src/model/trace/tap.js';

class Adder {
  #sum = 0;

  add(by: number): number {
    return (this.#sum += by);
  }
}

test('calls of a tapped object are seen with their arguments and results, and mean the same', () => {
  const adder = new Adder();
  const seen: string[] = [];
  tap(adder, 'add', (call, by) => {
    const sum = call();
    seen.push(`${by} -> ${sum}`);
    return sum;
  });
  expect([adder.add(2), adder.add(3)]).toEqual([2, 5]);
  expect(seen).toEqual(['2 -> 2', '3 -> 5']);
});

test('the last tap is the outermost', () => {
  const adder = new Adder();
  const seen: string[] = [];
  for (const name of ['inner', 'outer']) {
    tap(adder, 'add', (call) => {
      seen.push(name);
      return call();
    });
  }
  adder.add(1);
  expect(seen).toEqual(['outer', 'inner']);
});

test('other objects of the class keep its method', () => {
  const tapped = new Adder();
  tap(tapped, 'add', (call) => call());
  const other = new Adder();
  expect(Object.hasOwn(tapped, 'add')).toBe(true);
  expect(Object.hasOwn(other, 'add')).toBe(false);
});
