import { expect, it } from 'vitest';
import { listCases, listSkipped } from './all-cases.ts';

const NOWHERE = '/there/is/no/such/folder';

it('leaves real cases out where their data is not, and says so', () => {
  expect(listCases(NOWHERE).filter(({ name }) => name.startsWith('real-'))).toEqual([]);
  expect(listSkipped(NOWHERE).length).toBeGreaterThan(0);
  expect(listSkipped(NOWHERE)[0]).toContain(NOWHERE);
});

it('lets half of the cases of each kind be tuned on', () => {
  const cases = listCases(NOWHERE);
  const tuned = cases.filter(({ half }) => half === 'tuning').length;

  expect(tuned).toBeGreaterThanOrEqual(cases.length / 2);
  expect(cases.length - tuned).toBeGreaterThan(cases.length / 4);
});

it('opens a case with other noise when it is reseeded', () => {
  const listed = listCases(NOWHERE).find(({ name }) => name === 'checkout-everywhere');

  const [usual, other] = [listed?.open(0), listed?.open(1)];

  expect(other?.planted[0]?.kind).toBe(usual?.planted[0]?.kind);
  expect(other?.planted[0]?.worthInDays).not.toBe(usual?.planted[0]?.worthInDays);
});
