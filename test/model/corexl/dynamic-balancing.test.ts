import { type ClassLoads, decideMove } from '../../../src/model/corexl/dynamic-balancing.js';

const GAP = 0.1;

const decided = (snd: number, fw: number, sndCores: number, fwCores: number, boot = 14) =>
  decideMove({ snd, fw, sndCores, fwCores }, GAP, boot);

test('Nothing moves while the loads differ by no more than the gap', () => {
  expect(decided(0.5, 0.55, 2, 14)).toBe('none');
  expect(decided(0.55, 0.5, 2, 14)).toBe('none');
  expect(decided(0, 0, 2, 14)).toBe('none');
});

test('A core goes to the busier class', () => {
  expect(decided(0.9, 0.5, 2, 14)).toBe('add-snd');
  expect(decided(0.3, 0.9, 4, 12)).toBe('add-instance');
});

test('Instances never outnumber those at boot', () => {
  expect(decided(0.3, 0.9, 4, 12, 12)).toBe('none');
  expect(decided(0.3, 0.9, 4, 12, 13)).toBe('add-instance');
});

test('The last SND and the last instance stay', () => {
  expect(decided(0, 0.9, 1, 3)).toBe('none');
  expect(decided(0.9, 0, 3, 1)).toBe('none');
});

test('A move that would leave the busiest class no less loaded is not made', () => {
  expect(decided(0.6, 0.45, 2, 3)).toBe('none'); // instances would be at 0.675
  expect(decided(0.6, 0.35, 2, 3)).toBe('add-snd'); // at 0.525
});

test('Steady work comes to rest at a split that no move improves', () => {
  for (const [sndWork, fwWork] of [
    [1, 9],
    [4, 8],
    [7, 7],
    [10, 2],
  ]) {
    const loads = (sndCores: number): ClassLoads => {
      return { snd: sndWork / sndCores, fw: fwWork / (16 - sndCores), sndCores, fwCores: 16 - sndCores };
    };
    const busiest = (of: ClassLoads): number => Math.max(of.snd, of.fw);
    let sndCores = 2;
    for (let step = 0; step < 16; step++) {
      const move = decideMove(loads(sndCores), GAP, 14);
      if (move === 'none') break;
      const next = sndCores + (move === 'add-snd' ? 1 : -1);
      expect(busiest(loads(next))).toBeLessThan(busiest(loads(sndCores)));
      sndCores = next;
    }
    expect(decideMove(loads(sndCores), GAP, 14)).toBe('none');
  }
});
