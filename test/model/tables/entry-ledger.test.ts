import { S } from '../../../src/kernel/time.js';
import { EntryLedger, TCP, UDP, transportOf } from '../../../src/model/tables/entry-ledger.js';

const TIMEOUTS = [20 * S, 40 * S];

test('The mean of what is held is the mean over the samples', () => {
  const ledger = new EntryLedger(2, TIMEOUTS);
  ledger.hold(0);
  ledger.sample();
  ledger.hold(0);
  ledger.hold(1);
  ledger.sample();
  expect([ledger.mean(0, S), ledger.mean(1, S)]).toEqual([1.5, 0.5]);
});

test("Ended entries linger for their timeout: their number is their rate times it, by Little's law", () => {
  const ledger = new EntryLedger(1, TIMEOUTS);
  for (let entry = 0; entry < 10; entry++) ledger.hold(0);
  for (let entry = 0; entry < 6; entry++) ledger.release(0, TCP);
  for (let entry = 0; entry < 4; entry++) ledger.release(0, UDP);
  ledger.sample();
  expect(ledger.mean(0, 2 * S)).toBe((6 / 2) * 20 + (4 / 2) * 40);
});

test('Held everywhere but at the owner is held by every other, one by one', () => {
  const members = 4;
  const [together, singly] = [new EntryLedger(members, TIMEOUTS), new EntryLedger(members, TIMEOUTS)];
  const others = (owner: number): number[] => [0, 1, 2, 3].filter((member) => member !== owner);
  for (const owner of [0, 1, 1, 3]) {
    together.holdEverywhereBut(owner);
    for (const member of others(owner)) singly.hold(member);
  }
  together.sample();
  singly.sample();
  for (const owner of [1, 3]) {
    together.releaseEverywhereBut(owner, UDP);
    for (const member of others(owner)) singly.release(member, UDP);
  }
  together.sample();
  singly.sample();
  for (let member = 0; member < members; member++) {
    expect(together.mean(member, S)).toBe(singly.mean(member, S));
  }
});

test('A reset forgets samples and ends, and keeps what is held', () => {
  const ledger = new EntryLedger(1, TIMEOUTS);
  for (let entry = 0; entry < 3; entry++) ledger.hold(0);
  ledger.release(0, TCP);
  ledger.sample();
  ledger.reset();
  expect(ledger.mean(0, S)).toBe(0);
  ledger.sample();
  expect(ledger.mean(0, S)).toBe(2);
});

test('A transport has a timeout of its own', () => {
  expect([transportOf('tcp'), transportOf('udp')]).toEqual([TCP, UDP]);
});
