/** Numbers in order, neighbours as ranges: `2 to 5, 8`. */
export function memberRanges(members: readonly number[]): string {
  const runs: number[][] = [];
  for (const member of [...members].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && member === last[last.length - 1] + 1) last.push(member);
    else runs.push([member]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]} to ${run[run.length - 1]}` : `${run[0]}`)).join(', ');
}
