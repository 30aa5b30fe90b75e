import type { CapacityMetric, Demand, PlanQuestion, Spare } from '../experiment/planning/plan-question.js';
import { formatIssue, issueAt } from '../schema/issue.js';
import { parseQuantity, quantityForm, type QuantityKind } from '../units/quantity.js';
import type { PlanOptions } from './arguments.js';
import { UserError } from './user-error.js';

const MOST_YEARS = 30;
const MOST_SPARE = 1000;

const rates = {
  '--throughput': { kind: 'bitRate', unit: 'Gbps', other: '--connection-rate' },
  '--connection-rate': { kind: 'connectionRate', unit: 'kcps', other: '--throughput' },
} as const;

type RateOption = keyof typeof rates;

/** The question that the options ask; throws every option that cannot be used. */
export function planQuestion(options: PlanOptions): PlanQuestion {
  const reader = new OptionReader(options);
  const question = {
    demand: reader.demand(),
    ...reader.growth(),
    spare: reader.spare(),
    targetUtilization: reader.targetUtilization(),
  };
  if (reader.problems.length > 0) throw new UserError(reader.problems);
  return question;
}

/** Reads options one by one and notes what is wrong with them; what cannot be read counts as nothing asked. */
class OptionReader {
  readonly problems: string[] = [];
  readonly #options: PlanOptions;

  constructor(options: PlanOptions) {
    this.#options = options;
  }

  demand(): Demand {
    const { throughput, connectionRate } = this.#options;
    if (throughput !== undefined && connectionRate !== undefined) {
      this.#refuse('--connection-rate', 'a plan is for one demand; write it or --throughput, not both');
    }
    if (throughput === undefined && connectionRate === undefined) {
      this.#refuse(
        '--throughput',
        'missing; write a demand such as --throughput 120Gbps or --connection-rate 500kcps',
      );
    }
    const bits = this.#rate('--throughput', throughput);
    const connections = this.#rate('--connection-rate', connectionRate);
    const metric: CapacityMetric = throughput === undefined ? 'capacity_cps' : 'capacity_bps';
    return { metric, rate: bits ?? connections ?? 0 };
  }

  growth(): Pick<PlanQuestion, 'growth' | 'years'> {
    const { growth, years } = this.#options;
    if (growth !== undefined && years === undefined) {
      this.#refuse('--growth', 'needs the years to look ahead; write them such as --years 3');
    }
    if (years !== undefined && growth === undefined) {
      this.#refuse('--years', 'needs the growth in a year; write it such as --growth 30%');
    }
    return {
      growth: this.#quantity('--growth', growth, 'share') ?? 0,
      years: this.#count('--years', years, MOST_YEARS) ?? 0,
    };
  }

  spare(): Spare {
    const { spare, spareSite } = this.#options;
    const count = this.#count('--spare', spare, MOST_SPARE) ?? 0;
    if (spareSite !== true) return { kind: 'members', count };
    if (spare !== undefined) {
      this.#refuse('--spare-site', 'half of the members fail with a site; write it or --spare, not both');
    }
    return { kind: 'site' };
  }

  targetUtilization(): number | undefined {
    const target = this.#quantity('--target-utilization', this.#options.targetUtilization, 'share');
    if (target === undefined || (target >= 0.01 && target <= 1)) return target;
    const message = `is not from 1 % to 100 %; write ${quantityForm('share', '70 %')}`;
    return this.#refuse('--target-utilization', message);
  }

  #rate(option: RateOption, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const { kind, unit, other } = rates[option];
    if (/^[\d.]+$/.test(text.trim())) {
      const better = `${text.trim()} ${unit}`;
      return this.#refuse(option, `"${text}" has no unit; write a rate with its unit such as ${better}`);
    }
    if (!parseQuantity(text, rates[other].kind).ok) return this.#quantity(option, text, kind);
    return this.#refuse(option, `"${text}" is the other kind of rate; write ${other} ${text}`);
  }

  #quantity(option: string, text: string | undefined, kind: QuantityKind): number | undefined {
    if (text === undefined) return undefined;
    const read = parseQuantity(text, kind);
    if (read.ok && read.value > 0) return read.value;
    const problem = read.ok ? `"${text}" is not above zero; write ${quantityForm(kind)}` : read.message;
    return this.#refuse(option, problem);
  }

  #count(option: string, text: string | undefined, most: number): number | undefined {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && value <= most) return value;
    return this.#refuse(option, `"${text}" is not a whole number from 0 to ${most}; write one such as 1`);
  }

  /** Notes a problem, after which there is no value. */
  #refuse(option: string, message: string): number | undefined {
    this.problems.push(formatIssue(issueAt({ file: option, line: 1, column: 1 }, '', message)));
    return undefined;
  }
}
