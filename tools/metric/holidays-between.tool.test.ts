import { expect, it } from 'vitest';
import { TEST_TENANT, testContext } from '../testing.ts';
import { holidaysBetween } from './holidays-between.tool.ts';

const ask = (timezone: string, firstDay: string, lastDay = firstDay) =>
  holidaysBetween.run({ firstDay, lastDay }, testContext({ tenant: { ...TEST_TENANT, timezone } }));

it("knows the holidays of the shop's country by its time zone", async () => {
  const found = await ask('Europe/Warsaw', '2026-11-10', '2026-11-12');

  expect(found).toMatchObject({
    country: 'PL',
    days: [
      { day: '2026-11-10', is: 'eve' },
      { day: '2026-11-11', is: 'holiday' },
    ],
  });
  expect(holidaysBetween.cells?.(found, TEST_TENANT)).toMatchObject({
    'holiday.name': { value: 'Narodowe Święto Niepodległości', unit: 'label' },
    'holiday.day': { value: '2026-11-11', unit: 'date' },
  });
});

it('says nothing of a shop whose clock belongs to no country', async () => {
  const found = await ask('UTC', '2026-12-25');

  expect(found).toEqual({ country: null, days: [] });
  expect(holidaysBetween.cells?.(found, TEST_TENANT)).toEqual({});
});
