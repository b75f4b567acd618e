/** What `/search` finds, by its `type`; small lists, the same for every shop. */
const TARGETING: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  adinterest: [
    {
      id: '6003000000001',
      name: 'Gardening',
      audience_size_lower_bound: 5_100_000,
      audience_size_upper_bound: 6_000_000,
      path: ['Interests', 'Hobbies', 'Gardening'],
      topic: 'Hobbies and activities',
    },
    {
      id: '6003000000002',
      name: 'Home improvement',
      audience_size_lower_bound: 7_300_000,
      audience_size_upper_bound: 8_600_000,
      path: ['Interests', 'Hobbies', 'Home improvement'],
      topic: 'Hobbies and activities',
    },
    {
      id: '6003000000003',
      name: 'Interior design',
      audience_size_lower_bound: 4_000_000,
      audience_size_upper_bound: 4_700_000,
      path: ['Interests', 'Interior design'],
      topic: 'Lifestyle',
    },
  ],
  adgeolocation: [
    { key: 'PL', name: 'Poland', type: 'country', country_code: 'PL', supports_region: true },
    { key: 'DE', name: 'Germany', type: 'country', country_code: 'DE', supports_region: true },
    { key: 'CZ', name: 'Czechia', type: 'country', country_code: 'CZ', supports_region: true },
  ],
  behaviors: [
    { id: '6002714895372', name: 'Frequent travellers', type: 'behaviors', path: ['Behaviours', 'Travel'] },
  ],
  demographics: [
    {
      id: '6002714398172',
      name: 'Newlywed (1 year)',
      type: 'life_events',
      path: ['Demographics', 'Life events'],
    },
  ],
};

/** Entries of the type whose name holds the question; all when there is none. */
export function searchTargeting({
  type,
  group,
  question,
}: {
  readonly type: string;
  readonly group: string | null;
  readonly question: string;
}): readonly Readonly<Record<string, unknown>>[] | undefined {
  const list = TARGETING[listName(type, group)];
  return list?.filter(({ name }) => String(name).toLowerCase().includes(question.toLowerCase()));
}

function listName(type: string, group: string | null): string {
  if (type.startsWith('adinterest')) return 'adinterest';
  return type === 'adTargetingCategory' ? (group ?? '') : type;
}
