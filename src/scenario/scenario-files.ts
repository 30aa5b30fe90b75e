/** Reads the named or relative files that a scenario refers to; the caller decides where they lie. */
export interface ScenarioFiles {
  read(
    reference: string,
    kind: 'appliance' | 'traffic',
    fromPath: string,
  ):
    | { readonly ok: true; readonly path: string; readonly text: string }
    | { readonly ok: false; readonly message: string; readonly known: readonly string[] };
  /** Reads a CSV file by a path relative to the file that names it; where it is absent, tables stand in place. */
  readTable?(
    reference: string,
    fromPath: string,
  ):
    | { readonly ok: true; readonly path: string; readonly text: string }
    | { readonly ok: false; readonly message: string };
}
