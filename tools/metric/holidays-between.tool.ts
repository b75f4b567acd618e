import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { defineTool } from '../tool.ts';
import { holidayCountry, holidayDays } from './holiday-calendar.ts';
import { seriesArguments } from './series-arguments.ts';
import { cellMaker } from './value-cell.ts';

const output = z.object({
  /** ISO 3166-1, by the shop's time zone; null when that is of no country. */
  country: z.string().nullable(),
  days: z.array(z.object({ day: z.string(), name: z.string(), is: z.enum(['holiday', 'bridge', 'eve']) })),
});
export type HolidaysBetween = z.output<typeof output>;

export const holidaysBetween = defineTool({
  name: 'metric_holidays_between',
  version: '1',
  description:
    "Which days are public holidays of the shop's country (by its time zone), bridges between one and a weekend, or eves.",
  effect: 'compute',
  input: z.object({ firstDay: seriesArguments.firstDay, lastDay: seriesArguments.lastDay }),
  output,

  async run(days, { tenant }) {
    const country = holidayCountry(tenant.timezone);
    return { country: country ?? null, days: country === undefined ? [] : holidayDays(country, days) };
  },

  /** The first holiday; where none is among the days, the one that a bridge or an eve belongs to. */
  cells({ days }, tenant): Cells {
    const told = days.find((each) => each.is === 'holiday') ?? days[0];
    if (told === undefined) return {};
    const make = cellMaker(tenant);
    return {
      'holiday.name': make(told.name, 'label', 'measured'),
      'holiday.day': make(told.day, 'date', 'measured'),
    };
  },
});
