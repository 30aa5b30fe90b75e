const FEWEST_DIGITS = 3;
const MOST_DECIMALS = 6;

/** An interval of numbers. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * An interval in words such as `2.04 to 2.06`: three significant digits or more where it is narrow, rounded outward, so
 * that what is printed holds all of it; a ratio of 1 that it leaves out stays out.
 */
export function rangeText({ low, high }: Range, mostDecimals = MOST_DECIMALS): string {
  let decimals = decimalsFor({ low, high }, mostDecimals);
  while (decimals < mostDecimals && gainsOne({ low, high }, outward({ low, high }, decimals))) decimals += 1;
  const shown = outward({ low, high }, decimals);
  return `${shown.low.toFixed(decimals)} to ${shown.high.toFixed(decimals)}`;
}

/** Decimals that show an interval with at least one digit of its width. */
export function decimalsFor({ low, high }: Range, mostDecimals = MOST_DECIMALS): number {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const ofSize = largest > 0 ? FEWEST_DIGITS - 1 - Math.floor(Math.log10(largest)) : 0;
  const ofWidth = high > low ? Math.ceil(-Math.log10(high - low)) : 0;
  return Math.min(mostDecimals, Math.max(0, ofSize, ofWidth));
}

function outward({ low, high }: Range, decimals: number): Range {
  const scale = 10 ** decimals;
  const slip = 1e-9; // of the binary fraction: 2.05 is not to become 2.04
  return { low: Math.floor(low * scale + slip) / scale, high: Math.ceil(high * scale - slip) / scale };
}

const holdsOne = ({ low, high }: Range): boolean => low <= 1 && high >= 1;

const gainsOne = (exact: Range, shown: Range): boolean => holdsOne(shown) && !holdsOne(exact);
