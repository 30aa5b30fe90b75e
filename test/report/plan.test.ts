import { parse } from 'csv-parse/sync';
import type { PlanAnswer } from '../../src/experiment/planning/plan-answer.js';
import type { PlanQuestion } from '../../src/experiment/planning/plan-question.js';
import { planFile } from '../../src/report/plan-columns.js';
import { planCsv } from '../../src/report/plan-csv.js';
import { questionFacts } from '../../src/report/plan-json.js';
import { planSentence } from '../../src/report/plan-sentence.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { planSummary } from '../../src/report/terminal/plan-summary.js';
import { planTable } from '../../src/report/terminal/plan-table.js';
import { contended, questionOf } from '../experiment/planning/synthetic-capacities.js';
import { planAnswers } from './plan-answers.js';

const plain = paintFor({ colors: false });
const oneFails = { spare: { kind: 'members', count: 1 } } as const;

type Cells = Readonly<Record<string, string>>;

function rowsOf(answers: readonly PlanAnswer[], question: PlanQuestion): readonly Cells[] {
  return parse(planCsv('small', answers, question), { columns: true });
}

async function sentencesOf(question: PlanQuestion, noise?: number): Promise<readonly string[]> {
  const answers = await planAnswers(question, noise === undefined ? {} : { noise });
  return answers.map((answer) => planSentence(answer, question.spare));
}

describe('plan.csv', () => {
  test('has a row for each strategy and year, and names no column twice', async () => {
    const question = questionOf(120e9, { ...oneFails, growth: 0.5, years: 2 });
    const rows = rowsOf(await planAnswers(question), question);
    expect(rows.map(({ strategy, year }) => `${strategy} ${year}`)).toEqual([
      'hypersync 0',
      'hypersync 1',
      'hypersync 2',
      'clusterxl-load-sharing-multicast 0',
      'clusterxl-load-sharing-multicast 1',
      'clusterxl-load-sharing-multicast 2',
    ]);
    const names = planFile.columns.map(({ name }) => name);
    expect(Object.keys(rows[0])).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  test('proves a decided answer in figures', async () => {
    const question = questionOf(150e9, oneFails);
    const [row] = rowsOf(await planAnswers(question), question);
    const figure = (name: string): number => Number(row[name]);
    expect(row).toMatchObject({ members: '5', failed: '1', spare: '1', verdict: 'decided' });
    expect(row).toMatchObject({ one_below_members: '4', demand_bps: '150000000000', demand_cps: '' });
    expect(figure('lower_limit')).toBeGreaterThanOrEqual(150e9);
    expect(figure('one_below_upper_limit')).toBeLessThan(150e9);
    expect(figure('headroom')).toBeCloseTo(figure('capacity_bps') / 150e9 - 1, 6);
    for (const prefix of ['', 'all_up_', 'one_below_', 'largest_']) {
      for (const unit of ['bps', 'cps']) {
        const name = `${prefix}capacity_${unit}`;
        expect(figure(`${name}_ci_low`)).toBeLessThan(figure(name));
        expect(figure(`${name}_ci_high`)).toBeGreaterThan(figure(name));
      }
    }
    expect(figure('limit_confidence')).toBeCloseTo(1 - 0.05 / (8 * 2 * 4), 9);
  });

  test('leaves empty what no size is there for, and gives the reason', async () => {
    const question = questionOf(900e9);
    const [, row] = rowsOf(await planAnswers(question), question);
    expect(row).toMatchObject({
      verdict: 'infeasible',
      members: '',
      capacity_bps: '',
      one_below_members: '',
    });
    expect(row).toMatchObject({ largest_members: '5', bottleneck: 'firewall instances', spare: '0' });
    expect(row['reason']).toContain('no size up to 5 carries 900 Gbps');
  });

  test('gives a demand in connections in its own column', async () => {
    const question = questionOf(0, { demand: { metric: 'capacity_cps', rate: 60e3 } });
    const [row] = rowsOf(await planAnswers(question), question);
    expect(row).toMatchObject({ demand_cps: '60000', demand_bps: '', verdict: 'decided', members: '4' });
  });

  test('every column is documented with its unit', () => {
    for (const { about, unit } of planFile.columns) {
      expect(unit).not.toBe('');
      expect(about).toMatch(/^[A-Za-z].*\.$/);
    }
  });
});

describe('the sentence', () => {
  test('tells members, demand, capacity, headroom and what one fewer would carry', async () => {
    const [sentence] = await sentencesOf(questionOf(120e9, oneFails));
    expect(sentence).toMatch(
      /^hypersync: 5 members carry 120 Gbps with 1 failed \(155 Gbps ± 0\.\d %, 29(\.\d)? % headroom\); 4 would carry 118 Gbps ± 0\.\d %, 1\.\d+ % too little\.$/,
    );
  });

  test('tells why nothing suffices', async () => {
    const [, sentence] = await sentencesOf(questionOf(500e9));
    expect(sentence).toMatch(
      /: no size up to 5 carries 500 Gbps; 5 members carry 192 Gbps ± 0\.\d %, bound by firewall instances\.$/,
    );
  });

  test('names the sizes simulated where the largest is not the best of them', async () => {
    const curve = (up: number): number => contended(Math.min(up, 4)) - 1e9 * Math.max(0, up - 4);
    const question = questionOf(160e9);
    const answers = await planAnswers(question, { curve });
    expect(planSentence(answers[1], question.spare)).toContain(
      'none of the sizes simulated (4, 5, at most 5)',
    );
  });

  test('tells which size is too near to tell, below the planned one or anywhere', async () => {
    const [below] = await sentencesOf(questionOf(contended(9)), 0.01);
    expect(below).toMatch(
      /: 10 members carry .*; whether 9 would is undecided: 333 Gbps ± 0\.\d % after 30 replications, too near 333 Gbps to tell\.$/,
    );
    const [, anywhere] = await sentencesOf(questionOf(contended(5)), 0.01);
    expect(anywhere).toMatch(
      /: undecided whether any size up to 5 carries 192 Gbps; 5 members carry 19\d Gbps/,
    );
  });

  test('speaks of a site, a year and nobody left', async () => {
    const site = { spare: { kind: 'site' }, growth: 0.1, years: 1 } as const;
    expect((await sentencesOf(questionOf(60e9, site)))[1]).toContain('with one site failed in year 1 (');
    const all = { spare: { kind: 'members', count: 5 } } as const;
    expect((await sentencesOf(questionOf(60e9, all)))[1]).toContain(
      'no size leaves anybody up with 5 failed',
    );
    const [smallest] = await sentencesOf(questionOf(1e9, oneFails));
    expect(smallest).toContain('; fewer would leave nobody up.');
    const [single] = await sentencesOf(questionOf(1e9));
    expect(single).toMatch(/: 1 member carries 1 Gbps \(.*\); nothing is smaller\.$/);
  });
});

describe('the table', () => {
  test('fits 80 columns, also with extreme figures', async () => {
    const questions = [
      questionOf(123.4e9, { ...oneFails, growth: 0.3, years: 5 }),
      questionOf(1e3),
      questionOf(contended(52)),
      questionOf(123.4e12, { spare: { kind: 'site' } }),
      questionOf(0, { demand: { metric: 'capacity_cps', rate: 123.4e3 } }),
    ];
    for (const question of questions) {
      const text = planTable(await planAnswers(question), question, plain);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(text).not.toContain('NaN');
    }
  });

  test('marks what is undecided and what is beyond the largest size', async () => {
    const undecided = questionOf(contended(9));
    expect(planTable(await planAnswers(undecided, { noise: 0.01 }), undecided, plain)).toMatch(/ 10\? /);
    const large = questionOf(500e9);
    expect(planTable(await planAnswers(large), large, plain)).toMatch(/ > 5 /);
  });

  test('shows years only where there is growth', async () => {
    const today = questionOf(120e9);
    expect(planTable(await planAnswers(today), today, plain)).not.toContain('year');
    const later = questionOf(120e9, { growth: 0.3, years: 1 });
    expect(planTable(await planAnswers(later), later, plain)).toMatch(/^ *year +demand +members/);
  });
});

describe('the summary', () => {
  test('tells from which year another size is needed', async () => {
    const question = questionOf(120e9, { growth: 0.3, years: 3 });
    const lines = planSummary(await planAnswers(question), question).split('\n');
    expect(lines[1]).toBe('  Needed: 4 members today, 5 from year 1, 6 from year 2, 7 from year 3.');
    expect(lines[3]).toBe('  Needed: 4 members today, 5 from year 1, more than is supported from year 2.');
  });

  test('has a line for each strategy, and tells what it grows to', async () => {
    const question = questionOf(120e9, oneFails);
    const lines = planSummary(await planAnswers(question), question).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/ Its largest size, 52, would carry 1\.36 Tbps ± 0\.\d % with 1 failed\.$/);
    expect(lines[1]).not.toContain('largest');
  });
});

test('the question is told in base units', () => {
  const asked = questionOf(120e9, { growth: 0.3, years: 3, spare: { kind: 'site' }, targetUtilization: 0.7 });
  expect(questionFacts(asked)).toEqual({
    demand_bps: 120e9,
    growth_per_year: 0.3,
    years: 3,
    spare: 'site',
    target_utilization: 0.7,
  });
});
