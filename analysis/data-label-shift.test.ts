import { expect, it } from 'vitest';
import { dayNumber, dayOfNumber } from './calendar-day.ts';
import { fallsOf, findGainer, type Label } from './data-label-shift.ts';

const FIRST = dayNumber('2026-03-02');
const DAYS = 20;
/** The days on which the records moved. */
const MOVED = [12, 13, 14, 15, 16];
const day = (index: number) => dayOfNumber(FIRST + index);

function label(
  value: string,
  { usual, noise }: { usual: number; noise: number },
  actualOf: (index: number) => number,
) {
  const days = Array.from({ length: DAYS }, (_, index) => ({
    ...{ day: day(index), actual: actualOf(index), expected: usual, deviation: noise },
  }));
  return { value, days: new Map(days.map((each) => [each.day, each])) };
}

const wave = (index: number) => ((index * 37) % 11) - 5;
const isMoved = (index: number) => MOVED.includes(index);
const OLD = { usual: 400, noise: 30 };
const NEW = { usual: 0, noise: 20 };
const old = label('brand', OLD, (index) => (isMoved(index) ? 0 : 400 + 5 * wave(index)));
const total = label('', { usual: 4000, noise: 200 }, (index) => 4000 + 30 * wave(index));
const gainer = (actualOf: (index: number) => number): Label => label('brand_new', NEW, actualOf);
const find = (...others: readonly Label[]) => {
  const [fall = []] = fallsOf(old);
  return findGainer(fall, others, total);
};

it('finds the label that gained on each day what another lost', () => {
  expect(find(gainer((index) => (isMoved(index) ? 400 + 5 * wave(index) : 0)))).toEqual({
    ...{ to: 'brand_new', firstDay: day(12), lastDay: day(16) },
  });
});

it.each<[string, Label]>([
  ['began before the other fell', gainer((index) => (index >= 8 && index <= 16 ? 400 : 0))],
  ['rose by half as much', gainer((index) => (isMoved(index) ? 200 : 0))],
  ['rose by a third more on all days together', gainer((index) => (isMoved(index) ? 540 : 0))],
  ['rose on every other day', gainer((index) => (isMoved(index) && index % 2 === 0 ? 400 : 0))],
  ['rose on two of five days', gainer((index) => (index === 12 || index === 13 ? 400 : 0))],
  ['rose no more than it usually does', label('Direct', { usual: 2000, noise: 400 }, () => 2400)],
])('does not take a label that %s for the new name', (_what, other) => {
  expect(find(other)).toBeUndefined();
});

it('takes a fall of the total for no exchange of labels', () => {
  const falling = label('', { usual: 4000, noise: 100 }, (index) => (isMoved(index) ? 3600 : 4000));
  const [fall = []] = fallsOf(old);

  expect(findGainer(fall, [gainer((index) => (isMoved(index) ? 380 : 0))], falling)).toBeUndefined();
});

it('goes over a day on which the old name was back', () => {
  const back = (index: number) => isMoved(index) && index !== 14;
  const [fall = []] = fallsOf(label('brand', OLD, (index) => (back(index) ? 20 : 400)));

  const found = findGainer(fall, [gainer((index) => (back(index) ? 385 : 0))], total);

  expect(found).toMatchObject({ firstDay: day(12), lastDay: day(16) });
});

it('looks at no label that lost less than half', () => {
  expect(fallsOf(label('brand', OLD, (index) => (isMoved(index) ? 220 : 400)))).toEqual([]);
});
