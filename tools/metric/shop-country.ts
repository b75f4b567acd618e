/** The country of a time zone, of those given by their codes; undefined for a zone of no country, such as UTC. */
export function countryOfTimezone(timezone: string, countries: readonly string[]): string | undefined {
  const wanted = canonicalZone(timezone);
  return countries.find((country) => {
    const zones = new Intl.Locale('und', { region: country }).getTimeZones() ?? [];
    return zones.some((zone) => zone === timezone || zone === wanted);
  });
}

/** A zone goes by several names; the list of a country holds one of them. */
function canonicalZone(timezone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone;
}
