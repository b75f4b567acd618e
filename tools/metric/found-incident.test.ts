import { expect, it } from 'vitest';
import { findIncidents } from './found-incident.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const NOTHING_KNOWN = { events: [], verdicts: [] };

/** Three quiet weeks with one day that many standard deviations below what was expected; one is a thirtieth of it. */
function fallBy(deviations: number, dims: Record<string, string> = {}, metric = 'sessions') {
  const days = Array.from(
    { length: 21 },
    (_, day): TestDay => [day === 18 ? 3000 - 100 * deviations : 3000, 3000],
  );
  return expectedSeries(metric, days, { dims });
}

it.each<[string, ReturnType<typeof fallBy>[], number]>([
  ['a total seven deviations below', [fallBy(7)], 1],
  ['a total six deviations below, as chance makes it', [fallBy(6)], 0],
  ['a part seven deviations below beside its total four', [fallBy(4), fallBy(7, { device: 'mobile' })], 0],
  ['a part nine deviations below beside its total four', [fallBy(4), fallBy(9, { device: 'mobile' })], 1],
  ['one metric of a part alone', [fallBy(0), fallBy(9, { device: 'mobile' })], 0],
  [
    'two metrics of a part alone',
    [fallBy(0), fallBy(9, { device: 'mobile' }), fallBy(9, { device: 'mobile' }, 'users')],
    1,
  ],
])('makes of %s so many incidents', (...[, series, count]) => {
  expect(findIncidents(series, [], NOTHING_KNOWN)).toHaveLength(count);
});

const leadOf = (...series: ReturnType<typeof fallBy>[]) => {
  const [found] = findIncidents(series, [], NOTHING_KNOWN);
  return found?.lead.subject.series.dims;
};

it('leads with the total that shows the event', () => {
  expect(leadOf(fallBy(7), fallBy(20, { channel: 'Email' }))).toEqual({});
});

it('leads with the part to which it happened where the total shows it no more than chance would', () => {
  expect(leadOf(fallBy(4), fallBy(20, { channel: 'Email' }))).toEqual({ channel: 'Email' });
});

it('leads with a total beyond doubt before one that is worth money and might be chance', () => {
  const [found] = findIncidents([fallBy(4, {}, 'revenue'), fallBy(9)], [], NOTHING_KNOWN);

  expect(found?.members.map(({ subject }) => subject.series.metric)).toEqual(['sessions', 'revenue']);
});

it('leads with the total where many values moved alike', () => {
  const products = ['mat', 'tent', 'rope', 'lamp'].map((product) =>
    fallBy(20, { product }, 'average_item_price'),
  );

  expect(leadOf(fallBy(4, {}, 'average_item_price'), ...products)).toEqual({});
  expect(leadOf(fallBy(4, {}, 'average_item_price'), ...products.slice(1))).toHaveProperty('product');
});

it('leads with the total where a part shows the event only a little better', () => {
  expect(leadOf(fallBy(6), fallBy(9, { device: 'mobile' }))).toEqual({});
});
