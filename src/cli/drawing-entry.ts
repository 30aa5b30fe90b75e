import { drawnResult, type DrawnResult, type ResultToDraw } from './drawn-result.js';

/** What the drawing thread does with a result. */
export function draw({ result, png }: { result: ResultToDraw; png: boolean }): Promise<DrawnResult> {
  return drawnResult(result, png);
}
