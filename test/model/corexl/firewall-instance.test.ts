import { CONTROL, FirewallInstance, IDLE } from '../../../src/model/corexl/firewall-instance.js';

test('Sync and CCP go before trains, which go in the order of their arrival', () => {
  const instance = new FirewallInstance(100);
  instance.admitTrain(7, 1, 10);
  instance.admitTrain(8, 1, 10);
  instance.admitControl(5);
  instance.admitControl(6);
  const order: number[] = [];
  while (!instance.drained) {
    if (instance.hasControl()) {
      const work = instance.startControl();
      expect(instance.serving).toBe(CONTROL);
      order.push(work);
      instance.finish(0, work);
    } else {
      order.push(instance.startTrain());
      instance.finish(1, 10);
    }
  }
  expect(order).toEqual([5, 6, 7, 8]);
});

test('The queue is finite in packets, the train in service included, and control is never refused', () => {
  const instance = new FirewallInstance(3);
  expect(instance.admitTrain(1, 2, 10)).toBe(true);
  expect(instance.admitTrain(2, 2, 10)).toBe(false);
  expect(instance.admitTrain(3, 1, 10)).toBe(true);
  instance.startTrain();
  expect(instance.admitTrain(4, 1, 10)).toBe(false);
  for (let job = 0; job < 100; job++) instance.admitControl(1);
  instance.finish(2, 10);
  expect(instance.admitTrain(4, 2, 10)).toBe(true);
});

test('Work counts what was admitted, traffic and sync apart, and the backlog what is not finished', () => {
  const instance = new FirewallInstance(2);
  instance.admitTrain(1, 2, 30);
  instance.admitTrain(2, 1, 1000);
  instance.admitControl(4);
  expect([instance.work, instance.syncWork, instance.backlog]).toEqual([30, 4, 34]);
  instance.startControl();
  instance.finish(0, 4);
  expect([instance.work, instance.syncWork, instance.backlog]).toEqual([30, 4, 30]);
  instance.reset();
  expect([instance.work, instance.syncWork, instance.backlog]).toEqual([0, 0, 30]);
});

test('It is idle between services and drained when nothing waits', () => {
  const instance = new FirewallInstance(10);
  instance.admitTrain(1, 1, 10);
  instance.admitTrain(2, 1, 10);
  expect([instance.idle, instance.drained, instance.serving]).toEqual([true, false, IDLE]);
  instance.startTrain();
  instance.finish(1, 10);
  expect([instance.idle, instance.drained]).toEqual([true, false]);
  instance.startTrain();
  instance.finish(1, 10);
  expect([instance.idle, instance.drained]).toEqual([true, true]);
});

test('A job of control that lasts longer than 32 bits of nanoseconds is done whole, before anything else', () => {
  const instance = new FirewallInstance(10);
  instance.admitTrain(1, 1, 10);
  instance.admitControl(5_000_000_000);
  let done = 0;
  while (instance.hasControl()) {
    const work = instance.startControl();
    expect(work).toBeGreaterThan(0);
    instance.finish(0, work);
    done += work;
  }
  expect(done).toBe(5_000_000_000);
  expect(instance.backlog).toBe(10);
});
