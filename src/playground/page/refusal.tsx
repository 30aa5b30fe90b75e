import { formatIssue } from '../../schema/issue.js';
import type { Simulation } from './simulation.js';

/** What is wrong with the scenario, in the words of the command line; or our own fault. */
export function Refusal({ simulation: { issues, fault } }: { readonly simulation: Simulation }) {
  if (fault !== null) {
    return (
      <div class="refusal" role="alert">
        This is a fault of maestro-sim, not of your scenario: {fault} Please report it with the scenario file.
      </div>
    );
  }
  if (issues.length === 0) return null;
  return (
    <div class="refusal" role="alert">
      {issues.length === 1 ? 'One problem:' : `${issues.length} problems:`}
      <ul>
        {issues.map((issue) => (
          <li key={formatIssue(issue)}>
            <code>{formatIssue(issue)}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
