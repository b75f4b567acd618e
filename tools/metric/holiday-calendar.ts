import Holidays from 'date-holidays';
import { addDays, daysFrom } from '#core/time.ts';
import { publicHolidays } from './public-holidays.ts';
import { countryOfTimezone } from './shop-country.ts';
import type { Days } from './stretch-summary.ts';

/** A day on which a country rests, or one beside it on which many do. */
export interface HolidayDay {
  readonly day: string;
  /** Name of the holiday, in the language of the place. */
  readonly name: string;
  readonly is: 'holiday' | 'bridge' | 'eve';
}

/** The country of a time zone, as far as its holidays are known. */
export function holidayCountry(timezone: string): string | undefined {
  return countryOfTimezone(timezone, Object.keys(new Holidays().getCountries()));
}

/** Which of the days are holidays of a country, bridges between one and a weekend, or eves. */
export function holidayDays(country: string, { firstDay, lastDay }: Days): HolidayDay[] {
  const names = namesByDay(country, { firstDay: addDays(firstDay, -1), lastDay: addDays(lastDay, 1) });
  return daysFrom(firstDay, lastDay).flatMap((day) => describeDay(day, names) ?? []);
}

function describeDay(day: string, names: ReadonlyMap<string, string>): HolidayDay | undefined {
  const [before, own, after] = [-1, 0, 1].map((offset) => names.get(addDays(day, offset)));
  if (own !== undefined) return { day, name: own, is: 'holiday' };
  const bridged = bridgedBy(day, before, after);
  if (bridged !== undefined) return { day, name: bridged, is: 'bridge' };
  return after === undefined ? undefined : { day, name: after, is: 'eve' };
}

const MONDAY = 1;
const FRIDAY = 5;

function bridgedBy(day: string, before: string | undefined, after: string | undefined): string | undefined {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === FRIDAY) return before;
  return weekday === MONDAY ? after : undefined;
}

/** A holiday of most regions is one of the country: the calendars of some countries are kept by region alone. */
const MOST_REGIONS = 0.5;

function namesByDay(country: string, days: Days): Map<string, string> {
  const regions = Object.keys(new Holidays().getStates(country) ?? {});
  const regional = regions.flatMap((region) => holidaysIn(`${country}-${region}`, days));
  const common = [...Map.groupBy(regional, ({ firstDay }) => firstDay).values()]
    .filter((same) => same.length >= MOST_REGIONS * regions.length)
    .flatMap((same) => same.slice(0, 1));
  const all = [...common, ...holidaysIn(country, days)];
  return new Map(all.map(({ firstDay, name }) => [firstDay, name]));
}

function holidaysIn(place: string, { firstDay, lastDay }: Days) {
  const years = { firstYear: Number(firstDay.slice(0, 4)), lastYear: Number(lastDay.slice(0, 4)) };
  const holidays = publicHolidays({ place, ...years });
  return holidays.filter((each) => each.firstDay >= firstDay && each.firstDay <= lastDay);
}
