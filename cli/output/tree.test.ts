import { expect, it } from 'vitest';
import { symbolsFor } from './symbols.ts';
import { treeLines } from './tree.ts';

it('draws who is below whom', () => {
  const leaf = (line: string) => ({ line, children: [] });
  const tree = [{ line: 'root', children: [{ line: 'first', children: [leaf('inner')] }, leaf('last')] }];

  const lines = treeLines(tree, symbolsFor({ LANG: 'C' })).map(({ stem, line }) => stem + line);

  expect(lines).toEqual(['root', '|- first', '|  `- inner', '`- last']);
});

it.each([
  [{}, '├─ '],
  [{ LANG: 'pl_PL.UTF-8' }, '├─ '],
  [{ LANG: 'C' }, '|- '],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, '|- '],
  [{ TERM: 'dumb' }, '|- '],
])('draws for %o with %s', (variables, branch) => {
  expect(symbolsFor(variables).branch).toBe(branch);
});
