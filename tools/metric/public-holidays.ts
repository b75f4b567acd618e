import Holidays from 'date-holidays';
import { InvalidInputError } from '#core/errors.ts';
import type { NewEvent } from '#storage/metric/known-event.repository.ts';

/** Where and when holidays are asked for. */
export interface HolidayRequest {
  /** ISO 3166-1 of the country, where it matters with its region: `GB`, `GB-ENG`, `DE-BY`. */
  readonly place: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** The public holidays of a place as events on which numbers may go either way, named in the language of the place. */
export function publicHolidays({ place, firstYear, lastYear }: HolidayRequest): NewEvent[] {
  const [country = '', region] = place.toUpperCase().split('-');
  const calendar = new Holidays();
  if (calendar.getCountries()[country] === undefined) {
    throw new InvalidInputError(
      `"${place}" is no country of which holidays are known. Give its code, for example PL or GB-ENG.`,
    );
  }
  const regions = calendar.getStates(country) ?? {};
  if (region !== undefined && regions[region] === undefined) {
    const known = Object.keys(regions).join(', ') || 'none';
    throw new InvalidInputError(
      `${country} has no region "${region}" with holidays of its own. Regions: ${known}.`,
    );
  }
  const local = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years.flatMap((year) =>
    local
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ name, date }): NewEvent => {
        const day = date.slice(0, 10);
        return { name, kind: 'holiday', effect: 'any', firstDay: day, lastDay: day, source: null };
      }),
  );
}
