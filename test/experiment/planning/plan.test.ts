import { plan } from '../../../src/experiment/planning/plan.js';
import type { PlanAnswer } from '../../../src/experiment/planning/plan-answer.js';
import { demandIn, type PlanQuestion } from '../../../src/experiment/planning/plan-question.js';
import type { PlanTask } from '../../../src/experiment/planning/plan-task.js';
import {
  type CapacityCurve,
  contended,
  questionOf,
  SyntheticCapacities,
  taskOf,
} from './synthetic-capacities.js';

const SIZES = Array.from({ length: 52 }, (_, index) => index + 1);

async function answersOf(
  source: SyntheticCapacities,
  question: PlanQuestion,
  more: Partial<PlanTask> = {},
): Promise<readonly PlanAnswer[]> {
  return (await plan(taskOf(question, more), () => source)).answers;
}

/** The smallest number of members up that really carries a rate. */
const truth = (curve: CapacityCurve, rate: number): number | undefined =>
  SIZES.find((up) => curve(up) >= rate);

describe('a plan', () => {
  test('finds the smallest size for every demand, with at most seven of 52 sizes simulated', async () => {
    for (const members of SIZES) {
      const rate = (contended(members - 1) + contended(members)) / 2;
      const source = new SyntheticCapacities(contended, 0.0005);
      const [answer] = await answersOf(source, questionOf(rate));
      expect([answer.planned?.members, answer.verdict]).toEqual([members, 'decided']);
      expect(answer.tested.length).toBeLessThanOrEqual(7);
      expect(source.sizes.length).toBeLessThanOrEqual(8); // the largest besides
    }
  });

  test('needs few sizes where capacity grows as it usually does', async () => {
    const counts = await Promise.all(
      SIZES.map(async (members) => {
        const rate = 0.999 * contended(members);
        const [answer] = await answersOf(new SyntheticCapacities(contended, 0.0001), questionOf(rate));
        return answer.tested.length;
      }),
    );
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(4);
  });

  test('finds the smallest size without any hint of where it is', async () => {
    const blind = { bound: () => 0 };
    for (const members of SIZES) {
      const rate = 0.995 * contended(members);
      const [answer] = await answersOf(new SyntheticCapacities(contended), questionOf(rate), blind);
      expect([answer.planned?.members, answer.verdict]).toEqual([members, 'decided']);
      expect(answer.tested.length).toBeLessThanOrEqual(8);
    }
  });

  test('proves its answer: the planned size is above the demand, the one below under it', async () => {
    const [answer] = await answersOf(new SyntheticCapacities(contended), questionOf(150e9));
    expect(answer.planned!.limits.low).toBeGreaterThanOrEqual(150e9);
    expect(answer.oneBelow!.limits.high).toBeLessThan(150e9);
    expect(answer.oneBelow!.members).toBe(answer.planned!.members - 1);
    expect(answer.allUp).toBe(answer.planned!.result);
  });

  test('is undecided where the demand is a capacity, and has then made all replications', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [answer] = await answersOf(
        new SyntheticCapacities(contended, 0.01, seed),
        questionOf(contended(9)),
      );
      expect([answer.verdict, answer.planned?.members, answer.oneBelow?.members]).toEqual([
        'undecided',
        10,
        9,
      ]);
      expect(answer.oneBelow!.verdict).toBe('undecided');
      expect(answer.oneBelow!.result.replications).toHaveLength(30);
    }
  });

  test('is undecided without a size where the demand is the capacity of the largest', async () => {
    const [answer] = await answersOf(new SyntheticCapacities(contended), questionOf(contended(52)));
    expect([answer.verdict, answer.planned]).toEqual(['undecided', undefined]);
  });

  test('is infeasible beyond the supported maximum, and tells what that carries', async () => {
    const five = { strategies: [{ name: 'clusterxl-high-availability', supportedMembers: 5 }] };
    const source = new SyntheticCapacities(contended);
    const [answer] = await answersOf(source, questionOf(500e9), five);
    expect([answer.verdict, answer.planned, answer.largest?.members]).toEqual(['infeasible', undefined, 5]);
    expect(answer.largest!.result.estimates['capacity_bps'].mean / contended(5)).toBeCloseTo(1, 2);
    expect(source.sizes).toEqual([5]);
  });

  test('is infeasible without a simulation where the spare leaves nobody', async () => {
    const source = new SyntheticCapacities(contended);
    const question = questionOf(1e9, { spare: { kind: 'members', count: 52 } });
    const [answer] = await answersOf(source, question);
    expect([answer.verdict, answer.largest, source.queries]).toEqual(['infeasible', undefined, []]);
  });

  test('answers so that its proof holds where capacity stops growing or falls', async () => {
    const plateau: CapacityCurve = (up) => Math.min(contended(up), 190e9);
    const falling: CapacityCurve = (up) => (up * 40e9) / (1 + 0.01 * (up - 1) + 0.002 * up * (up - 1));
    for (const curve of [plateau, falling]) {
      for (let rate = 10e9; rate < 600e9; rate += 7e9) {
        const [answer] = await answersOf(new SyntheticCapacities(curve, 0.001), questionOf(rate));
        const { planned, oneBelow, verdict } = answer;
        if (verdict === 'undecided') continue;
        if (planned === undefined) {
          for (const { members } of answer.tested) expect(curve(members)).toBeLessThan(rate);
          continue;
        }
        expect(curve(planned.members)).toBeGreaterThanOrEqual(rate);
        if (oneBelow === undefined) expect(planned.members).toBe(1);
        else expect(curve(oneBelow.members)).toBeLessThan(rate);
      }
    }
  });

  test('finds the size below a plateau, and none for a demand above it', async () => {
    const plateau: CapacityCurve = (up) => Math.min(contended(up), 190e9);
    const [below] = await answersOf(new SyntheticCapacities(plateau), questionOf(180e9));
    expect([below.verdict, below.planned?.members]).toEqual(['decided', 5]);
    const [above] = await answersOf(new SyntheticCapacities(plateau), questionOf(200e9));
    expect([above.verdict, above.planned]).toEqual(['infeasible', undefined]);
  });
});

describe('a spare', () => {
  test('is bought on top of what carries the demand', async () => {
    for (const count of [1, 2, 3]) {
      const question = questionOf(150e9, { spare: { kind: 'members', count } });
      const [{ planned, oneBelow, allUp }] = await answersOf(new SyntheticCapacities(contended), question);
      expect(planned).toMatchObject({ members: 4 + count, failed: count });
      expect(oneBelow).toMatchObject({ members: 3 + count, failed: count, verdict: 'short' });
      expect(allUp!.estimates['capacity_bps'].mean / contended(4 + count)).toBeCloseTo(1, 2);
    }
  });

  test('site is half of an even number of members', async () => {
    const question = questionOf(150e9, { spare: { kind: 'site' } });
    const source = new SyntheticCapacities(contended);
    const [{ planned, oneBelow, largest }] = await answersOf(source, question);
    expect(planned).toMatchObject({ members: 8, failed: 4 });
    expect(oneBelow).toMatchObject({ members: 6, failed: 3, verdict: 'short' });
    expect(largest).toMatchObject({ members: 52, failed: 26 });
  });

  test('does not count where the cluster carries the demand only after the failure', async () => {
    const relieved: CapacityCurve = (up, failed = 0) =>
      (failed > 0 ? 1.1 : 1) * Math.min(contended(up), 150e9);
    const question = questionOf(155e9, { spare: { kind: 'members', count: 1 } });
    const [answer] = await answersOf(new SyntheticCapacities(relieved), question);
    expect([answer.verdict, answer.planned]).toEqual(['infeasible', undefined]);
    expect(answer.tested.map(({ failed }) => failed)).toContain(0);
  });

  test('leaves nothing below the smallest size that has somebody up', async () => {
    const question = questionOf(1e9, { spare: { kind: 'members', count: 3 } });
    const [{ planned, oneBelow, verdict }] = await answersOf(new SyntheticCapacities(contended), question);
    expect([planned?.members, oneBelow, verdict]).toEqual([4, undefined, 'decided']);
  });
});

describe('growth', () => {
  const question = questionOf(150e9, { growth: 0.3, years: 3, spare: { kind: 'members', count: 1 } });

  test('is compounded, and gives an answer for every year', async () => {
    const answers = await answersOf(new SyntheticCapacities(contended), question);
    expect(answers.map(({ year }) => year)).toEqual([0, 1, 2, 3]);
    for (const { year, demand, planned } of answers) {
      expect(demand.rate / (150e9 * 1.3 ** year)).toBeCloseTo(1, 12);
      expect(planned!.members - 1).toBe(truth(contended, demand.rate));
    }
    expect(demandIn(0, question)).toEqual(question.demand);
  });

  test('simulates no size of an earlier year again, but for more replications', async () => {
    const source = new SyntheticCapacities(contended, 0.01);
    await answersOf(source, question);
    const asked = source.queries.map((query) => JSON.stringify(query));
    expect(new Set(asked).size).toBe(asked.length);
    const most = new Map<string, number>();
    for (const { members, failed, replications } of source.queries) {
      expect(replications).toBeGreaterThan(most.get(`${members}/${failed}`) ?? 0);
      most.set(`${members}/${failed}`, replications);
    }
  });
});

describe('several strategies', () => {
  const two = {
    strategies: [
      { name: 'hypersync', supportedMembers: 52 },
      { name: 'clusterxl-load-sharing-multicast', supportedMembers: 5 },
    ],
  };

  test('are planned each by itself', async () => {
    const both = await answersOf(new SyntheticCapacities(contended), questionOf(120e9), two);
    const alone = await answersOf(new SyntheticCapacities(contended), questionOf(120e9));
    expect(both[0]).toEqual(alone[0]);
    expect(both.map(({ strategy }) => strategy)).toEqual(two.strategies.map(({ name }) => name));
  });

  test('keep every cluster that was simulated once, by size', async () => {
    const { points } = await plan(taskOf(questionOf(150e9), two), () => new SyntheticCapacities(contended));
    const keys = points.map(({ strategy, members }) => `${strategy} ${members}`);
    expect(keys).toEqual([...new Set(keys)]);
    const own = points.filter(({ strategy }) => strategy === 'hypersync').map(({ members }) => members);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  });
});

test('progress never falls and ends at one', async () => {
  const done: number[] = [];
  const task = taskOf(questionOf(150e9, { growth: 0.3, years: 2 }));
  await plan(
    task,
    (onEvents) => {
      const source = new SyntheticCapacities(contended);
      return {
        capacity(query) {
          onEvents(1000);
          return source.capacity(query);
        },
      };
    },
    (progress) => done.push(progress.done),
  );
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.at(-1)).toBe(1);
});
