const { max, sqrt } = Math;

/** A level of the load from an instant on: plain data. */
export interface ProfilePoint {
  /** Nanoseconds. */
  readonly at: number;
  /** Part of the rate that is given, fraction of one. */
  readonly level: number;
}

/**
 * How the rate of connections changes over time: along straight lines from point to point, or in steps that hold until
 * the next point. Before the first point and after the last one the load is theirs.
 */
export interface LoadProfile {
  readonly points: readonly ProfilePoint[];
  readonly between: 'linear' | 'steps';
}

/** A profile that is the same so many nanoseconds later. */
export function laterProfile({ points, between }: LoadProfile, delay: number): LoadProfile {
  return { points: points.map(({ at, level }) => ({ at: at + delay, level })), between };
}

/** The mean level between two instants. */
export function meanLevel(profile: LoadProfile, from: number, to: number): number {
  return to > from ? (integral(profile, to) - integral(profile, from)) / (to - from) : levelAt(profile, from);
}

/** The level at an instant. */
export function levelAt(profile: LoadProfile, at: number): number {
  const piece = pieceAt(profile, at);
  return piece.level + piece.slope * (at - piece.from);
}

/** A stretch of a profile: the level at its begin, and what it grows by a nanosecond. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly slope: number;
}

function pieceAt({ points, between }: LoadProfile, at: number): Piece {
  const next = points.findIndex((point) => point.at > at);
  if (next === 0) return { from: at, to: points[0].at, level: points[0].level, slope: 0 };
  const { at: from, level } = points[next < 0 ? points.length - 1 : next - 1];
  if (next < 0) return { from, to: Infinity, level, slope: 0 };
  const { at: to, level: then } = points[next];
  return { from, to, level, slope: between === 'steps' ? 0 : (then - level) / (to - from) };
}

/** The integral of the level from the first point to an instant; negative before it. */
function integral(profile: LoadProfile, until: number): number {
  const [first] = profile.points;
  if (until < first.at) return first.level * (until - first.at);
  let sum = 0;
  for (let at = first.at; at < until;) {
    const piece = pieceAt(profile, at);
    const end = Math.min(piece.to, until);
    sum += (end - at) * (piece.level + piece.slope * ((at + end) / 2 - piece.from));
    at = end;
  }
  return sum;
}

/**
 * The clock of a nonstationary Poisson process: it tells how long a stretch of time is in which the integral of the level
 * grows by a given amount (inversion of the cumulated rate; Law 2015, section 8.6.2). The nth number that is drawn for a
 * gap means the nth arrival, whatever the profile.
 */
export class LoadClock {
  readonly #profile: LoadProfile;
  #at = 0;

  constructor(profile: LoadProfile) {
    this.#profile = profile;
  }

  /** The time from which the next gap counts, nanoseconds. */
  begin(at: number): void {
    this.#at = at;
  }

  /** Moves on by a stretch in which the level adds up to `due` nanoseconds of a full one; Infinity where it never does. */
  advance(due: number): number {
    const begin = this.#at;
    for (let left = due; ;) {
      const { from, to, level, slope } = pieceAt(this.#profile, this.#at);
      const here = level + slope * (this.#at - from);
      const whole = to === Infinity ? Infinity : (to - this.#at) * (here + (slope * (to - this.#at)) / 2);
      if (left <= whole) {
        this.#at += left === 0 ? 0 : stretch(left, here, slope);
        return this.#at - begin;
      }
      left -= whole;
      this.#at = to;
    }
  }
}

/** The root of level x + slope x^2 / 2 = due, in the form that loses no digits. */
function stretch(due: number, level: number, slope: number): number {
  return (2 * due) / (level + sqrt(max(0, level * level + 2 * slope * due)));
}
