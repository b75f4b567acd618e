import { expect, it } from 'vitest';
import { seededRandom } from '../testing.ts';
import { type Account, describe as describeTable, type Named } from './account.ts';
import { buildCuboids, nameSegment } from './cuboid.ts';
import { additiveEvidence } from './evidence.ts';
import { buildLeafTable } from './leaf-table.ts';
import { scoreLeaves } from './noise-law.ts';
import { refine } from './refine.ts';
import { costOf } from './search.ts';
import { standingOf } from './standing.ts';
import { DIMENSIONS, everyLeaf } from './testing.ts';

/** A table of leaves that were expected to bring 100 each and are moved by a factor, with the noise that is told. */
function scored(factor: (values: readonly string[]) => number, noise: number) {
  const random = seededRandom(2);
  const leaves = everyLeaf((values) => ({
    expected: 100,
    actual: 100 * factor(values) * (1 + noise * random.normal()),
  }));
  const table = buildLeafTable(
    DIMENSIONS,
    leaves.map(({ values }) => values),
  );
  const column = (side: 'expected' | 'actual') => Float64Array.from(leaves, (leaf) => leaf[side]);
  const evidence = additiveEvidence(column('expected'), column('actual'));
  const scores = scoreLeaves(evidence, { counting: 0, relative: noise * noise }, 0);
  const cuboids = buildCuboids(table, 3);
  const named = (values: Readonly<Record<string, string>>): Named => {
    const segments = cuboids.flatMap((cuboid) =>
      Array.from({ length: cuboid.size }, (_, index) => ({ cuboid, index })),
    );
    const segment = segments.find(
      (each) => JSON.stringify(nameSegment(each, table)) === JSON.stringify(values),
    );
    if (segment === undefined) throw new Error('There is such a segment.');
    return { segment, cost: costOf(segment.cuboid, cuboids) };
  };
  const namesOf = ({ causes }: Account) => causes.map(({ segment }) => nameSegment(segment, table));
  return { scores, cuboids, named, namesOf };
}

it('takes a value apart when only some of its parts moved', () => {
  const moves = new Set(['ads', 'search', 'email']);
  const { scores, cuboids, named, namesOf } = scored(
    ([channel = '', device]) => (device === 'mobile' && moves.has(channel) ? 0.6 : 1),
    0.1,
  );

  const refined = refine(describeTable(scores, [named({ device: 'mobile' })]), { scores, cuboids });

  expect(namesOf(refined)).toHaveLength(3);
  expect(namesOf(refined).every(({ channel = '' }) => moves.has(channel))).toBe(true);
});

it('joins parts into the value that moved as a whole', () => {
  const { scores, cuboids, named, namesOf } = scored(([, device]) => (device === 'mobile' ? 0.7 : 1), 0.1);
  const parts = [named({ channel: 'ads', device: 'mobile' }), named({ channel: 'email', device: 'mobile' })];

  const refined = refine(describeTable(scores, parts), { scores, cuboids });

  expect(namesOf(refined)).toEqual([{ device: 'mobile' }]);
});

it('drops a cause that explains nothing', () => {
  const { scores, cuboids, named } = scored(() => 1, 0.1);

  const refined = refine(describeTable(scores, [named({ channel: 'ads' })]), { scores, cuboids });

  expect(refined.causes).toEqual([]);
});

it('needs fewest words where leaves of two causes moved by both', () => {
  const lengthWhere = (crossing: number): number => {
    const factor = ([channel, device]: readonly string[]) => {
      if (channel === 'ads' && device === 'mobile') return crossing;
      return channel === 'ads' || device === 'mobile' ? 0.6 : 1;
    };
    const { scores, named } = scored(factor, 0.05);
    return describeTable(scores, [named({ channel: 'ads' }), named({ device: 'mobile' })]).length;
  };

  const [both, one, neither] = [0.36, 0.6, 1.4].map(lengthWhere);

  expect(Math.abs((both ?? 0) - (one ?? 0))).toBeLessThan(20);
  expect(neither).toBeGreaterThan((both ?? 0) + 10);
});

it('holds a cause for less when all values wander as it does', () => {
  const wander: Readonly<Record<string, number>> = {
    ...{ ads: 0.8, search: 1.2, email: 0.85, direct: 1.15, social: 0.9, pl: 1.2, de: 0.8 },
    ...{ cz: 1.15, sk: 0.88, at: 1.1, fr: 0.86, mobile: 1.1, desktop: 0.9, tablet: 1 },
  };
  const overstated = (factor: (values: readonly string[]) => number): number => {
    const { scores, cuboids, named } = scored(factor, 0.1);
    const account = describeTable(scores, [named({ channel: 'ads' })]);
    const [cause] = standingOf(account.causes, account, { scores, cuboids });
    return (cause?.gain ?? 0) / ((cause?.standing ?? 0) + (cause?.cost ?? 0));
  };

  const alone = overstated(([channel]) => (channel === 'ads' ? 0.8 : 1));
  const amongOthers = overstated((values) =>
    values.reduce((product, value) => product * (wander[value] ?? 1), 1),
  );

  expect(alone).toBeLessThan(1.5);
  expect(amongOthers).toBeGreaterThan(3 * alone);
});
