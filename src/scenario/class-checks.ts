import { trafficParameters } from '../model/parameters/traffic.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { nodeAt, type Path, type SourceNode } from '../schema/source-tree.js';
import { read, repeated } from './tree-values.js';

const classKeys = trafficParameters.classes.item;

/** Classes of connections that are valid key by key and make no sense together. */
export function classProblems(tree: SourceNode): Issue[] {
  const paths = classesOf(tree);
  return [
    ...classShares(tree, paths),
    ...paths.flatMap((path) => [
      ...transferProblem(tree, path),
      ...objectLawProblem(tree, path),
      ...keepAliveProblem(tree, path),
    ]),
    ...repeated(
      tree,
      paths.map((path) => [...path, 'name']),
      (name) => `"${name}" names two classes; give every class a name of its own`,
    ),
  ];
}

function classesOf(tree: SourceNode): Path[] {
  const list = nodeAt(tree, ['traffic', 'classes']);
  return list?.kind === 'list' ? list.items.map((_, index) => ['traffic', 'classes', index]) : [];
}

function classShares(tree: SourceNode, paths: readonly Path[]): Issue[] {
  const shares = paths.map((path) => read(tree, [...path, 'share'], classKeys.share));
  if (shares.length === 0 || shares.includes(undefined)) return [];
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (Math.abs(sum - 1) <= 1e-4 + 1e-12) return [];
  const message = `shares add up to ${Number((sum * 100).toFixed(4))} %; make them 100 %`;
  return [issueOf(tree, ['traffic', 'classes'], message)];
}

function transferProblem(tree: SourceNode, path: Path): Issue[] {
  const object = read(tree, [...path, 'object'], classKeys.object);
  const exchanges = read(tree, [...path, 'exchanges'], classKeys.exchanges);
  const transport = read(tree, [...path, 'transport'], classKeys.transport);
  const answered = read(tree, [...path, 'answered'], classKeys.answered);
  const law = read(tree, [...path, 'objectLaw', 'law'], classKeys.objectLaw.law);
  const sized = (object !== undefined && object !== 0) || (law !== undefined && law !== 'fixed');
  const at = [...path, 'object'];
  if (answered === false && (sized || (exchanges !== undefined && exchanges > 0))) {
    const message =
      'what nobody answers is one packet; leave out object, objectLaw and exchanges, or write answered: true';
    return [issueOf(tree, [...path, 'answered'], message)];
  }
  if (transport === 'udp' && sized) {
    const message =
      'a UDP class transfers no object, only exchanges; write exchanges such as 1 or transport: tcp';
    return [issueOf(tree, at, message)];
  }
  if (answered !== true || object !== 0 || exchanges !== 0 || law !== 'fixed') return [];
  return [issueOf(tree, path, 'transfers nothing; give it an object such as 10 kB or exchanges such as 1')];
}

function objectLawProblem(tree: SourceNode, path: Path): Issue[] {
  const { law: lawKey } = classKeys.objectLaw;
  const law = read(tree, [...path, 'objectLaw', 'law'], lawKey);
  const object = read(tree, [...path, 'object'], classKeys.object);
  const table = tableProblem(tree, [...path, 'objectLaw'], law);
  if (table.length > 0 || law === undefined || object === undefined) return table;
  if (law === 'empirical' && object !== 0)
    return [issueOf(tree, [...path, 'object'], 'the mean is that of the table; leave object out')];
  if (law === 'empirical' || law === 'fixed' || object !== 0) return [];
  return [issueOf(tree, [...path, 'objectLaw'], `${law} sizes need a mean; write object such as 10 kB`)];
}

function keepAliveProblem(tree: SourceNode, path: Path): Issue[] {
  const law = read(tree, [...path, 'keepAliveLaw', 'law'], classKeys.keepAliveLaw.law);
  const own = read(tree, [...path, 'keepAlive'], classKeys.keepAlive);
  const table = tableProblem(tree, [...path, 'keepAliveLaw'], law);
  if (table.length > 0 || law !== 'empirical' || own == null) return table;
  return [issueOf(tree, [...path, 'keepAlive'], 'the mean is that of the table; leave keepAlive out')];
}

/** An empirical law has rows, of which some occur; the others have none. */
function tableProblem(tree: SourceNode, path: Path, law: string | undefined): Issue[] {
  const table = nodeAt(tree, [...path, 'table']);
  if (law === undefined || (table !== undefined && table.kind !== 'list')) return [];
  const at = [...path, 'table'];
  if (law !== 'empirical')
    return table === undefined || table.items.length === 0
      ? []
      : [issueOf(tree, at, `a table has no meaning for law: ${law}; write law: empirical or leave it out`)];
  const rows = table?.items ?? [];
  const weights = rows.map((_, row) => nodeAt(table, [row, 'weight']));
  if (rows.length === 0)
    return [
      issueOf(
        tree,
        at,
        'an empirical law needs rows; write a table, or the path of a CSV file such as ./sizes.csv',
      ),
    ];
  if (weights.some((weight) => weight?.kind !== 'scalar' || weight.value !== 0)) return [];
  return [issueOf(tree, at, 'all weights are 0; give at least one row a weight above 0')];
}
