import type { RootCauseLeaf } from './root-cause.ts';

export const DIMENSIONS = ['channel', 'device', 'country'];

const CHANNELS = ['ads', 'search', 'email', 'direct', 'social'];
const DEVICES = ['mobile', 'desktop', 'tablet'];
const COUNTRIES = ['pl', 'de', 'cz', 'sk', 'at', 'fr'];

/** A leaf for every channel, device and country. */
export function everyLeaf<Amount>(
  amounts: (values: readonly string[]) => Omit<RootCauseLeaf<Amount>, 'values'>,
): RootCauseLeaf<Amount>[] {
  return CHANNELS.flatMap((channel) =>
    DEVICES.flatMap((device) =>
      COUNTRIES.map((country) => {
        const values = [channel, device, country];
        return { values, ...amounts(values) };
      }),
    ),
  );
}
