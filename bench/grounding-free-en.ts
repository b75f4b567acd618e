import type { Phrases } from './grounding-phrases.ts';

/* Facts as an English writer would phrase them, in words that our templates do not use. */
export const ENGLISH: Phrases = {
  metrics: {
    metric: {
      revenue: 'revenue',
      sessions: 'sessions',
      transactions: 'orders',
      conversion_rate: 'the conversion rate',
      average_order_value: 'average order value',
    },
    metric_of: {
      revenue: 'revenue',
      sessions: 'sessions',
      transactions: 'orders',
      conversion_rate: 'the conversion rate',
      average_order_value: 'average order value',
    },
  },
  at: {
    device_category: (name) => `on ${name}`,
    campaign: (name) => `from the campaign “${name}”`,
    country: (name) => `in ${name}`,
    channel: (name) => `from ${name}`,
  },
  groups: [
    [
      '{Metric} {fell|rose} by {change} between {first} and {last}.',
      'From {first} to {last}, {metric} came in {change} {below|above} what we would expect.',
      'Over {days}, {metric} reached {actual} against an expected {expected}.',
      'We see a {change} {drop|rise} in {metric} that started on {first}.',
      '{Metric} went {down|up} from {expected} to {actual} in {days}.',
      'Since {first} {metric} has been {change} {lower|higher} than usual.',
      'The {decline|increase} amounts to {change}: {actual} instead of {expected}.',
      '{Metric} came to just {actual}, {down|up} from {expected}, which is what the weeks before {first} suggest.',
    ],
    [
      'The picture is clearest {at}: {a fall|a jump} of {placeChange}, from {before} to {after}.',
      'Traffic and sales {at} {declined|grew} by {placeChange} in the same days.',
      '{Metric} {at} {shrank|climbed} from {before} to {after}.',
      'Results {at} are {placeChange} {weaker|stronger} than they were.',
      'It is mostly what came {at} that {lost|gained} ground, {placeChange} in {days}.',
    ],
    ['About {share} of the total movement happened {at}.', 'What happened {at} accounts for {share} of it.'],
    [
      'So far the shop has {lost|gained} roughly {impact}, or {week} {perWeek}.',
      'In money this is a {loss|gain} of {week} {perWeek}.',
      'That is {impact} {less|more} than expected over {days}.',
    ],
    [
      'Acting now {?could bring in|brings in} {mid} {perHorizon}.',
      'The measure {?is estimated to return|returns} between {low} and {high} over {horizon}.',
      '{?We expect|You get} {mid} from it within {horizon}.',
      '{?A likely result is|The result is} an additional {mid} {perHorizon}.',
    ],
  ],
  computed: {
    difference: 'The gap to what was expected is {computed} {below|above} it.',
    share: 'Before, {computed} of {metric_of} came {at}.',
    ratio: 'The level is now {computed} what it should be.',
  },
  halved: ['{Metric} ', 'halved', ' after {first}.'],
  doubled: ['{Metric} ', 'doubled', ' after {first}.'],
  instead: { halved: ['fell by a third', 'doubled'], doubled: ['tripled', 'halved'] },
  benchmarks: [
    'The industry average is 3.1%.',
    'Comparable shops lose only 12% in such weeks.',
    'A typical store converts 2.9% of its visitors.',
    'Benchmarks put a healthy level at 41%.',
    'Across the market the figure stands at 7.5%.',
    'Competitors saw a dip of just 4%.',
  ],
  causes: [
    'The change was caused by a new competitor.',
    'This drop is due to the price change.',
    'Sales changed because the checkout was slow.',
    'The change was driven by bad weather.',
  ],
  innocent: [
    'Check the latest release before anything else.',
    'The change coincides with the start of the period.',
    'Nothing else in the data moved in the same way.',
    'Look at payments and delivery first.',
    'If nothing has changed there, look at the tagging.',
  ],
};
