import { UserError } from './user-error.js';

/** What two readings of the user's input give; throws the problems of both at once. */
export function problemsTogether<A, B>(first: () => A, second: () => B): readonly [A, B] {
  const problems: string[] = [];
  const read = <T>(reading: () => T): T | undefined => {
    try {
      return reading();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.lines);
      return undefined;
    }
  };
  const values = [read(first), read(second)];
  if (problems.length > 0) throw new UserError(problems);
  return values as [A, B];
}
