import { expect, it } from 'vitest';
import { listCases, listSkipped } from './all-cases.ts';

const NOWHERE = '/there/is/no/such/folder';

it('leaves real cases out where their data is not, and says so', () => {
  expect(listCases(NOWHERE).filter(({ name }) => name.startsWith('real-'))).toEqual([]);
  expect(listSkipped(NOWHERE).length).toBeGreaterThan(0);
  expect(listSkipped(NOWHERE)[0]).toContain(NOWHERE);
});

it('lets half of the written cases of each kind be tuned on, and few of the drawn ones', () => {
  const all = listCases(NOWHERE);
  const drawn = all.filter(({ name }) => name.startsWith('drawn-'));
  const written = all.filter((each) => !drawn.includes(each));
  const tunedPart = (cases: typeof written) =>
    cases.filter(({ half }) => half === 'tuning').length / cases.length;

  expect(tunedPart(written)).toBeGreaterThanOrEqual(0.5);
  expect(tunedPart(written)).toBeLessThan(0.75);
  expect(tunedPart(drawn)).toBeCloseTo(0.1);
});

it('draws other cases when it is reseeded', () => {
  const listed = listCases(NOWHERE).find(({ name }) => name === 'drawn-demand-drop-0');

  const [usual, other] = [listed?.open(0), listed?.open(1)];

  expect([usual?.planted[0]?.kind, other?.planted[0]?.kind]).toEqual(['demand_drop', 'demand_drop']);
  expect(other?.upTo).not.toBe(usual?.upTo);
});

it('opens a case with other noise when it is reseeded', () => {
  const listed = listCases(NOWHERE).find(({ name }) => name === 'checkout-everywhere');

  const [usual, other] = [listed?.open(0), listed?.open(1)];

  expect(other?.planted[0]?.kind).toBe(usual?.planted[0]?.kind);
  expect(other?.planted[0]?.worthInDays).not.toBe(usual?.planted[0]?.worthInDays);
});
