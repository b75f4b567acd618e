import type { Piece, Say } from './grounding-slots.ts';

/*
 * Facts as an English writer would phrase them, in words that our templates do not use. Each answers one sentence; where a
 * sentence does not fit the case it answers undefined.
 */

type Sentence = (say: Say) => readonly Piece[] | undefined;

const METRICS = {
  revenue: 'revenue',
  sessions: 'sessions',
  transactions: 'orders',
  conversion_rate: 'the conversion rate',
  average_order_value: 'average order value',
};
const METRICS_FIRST = {
  revenue: 'Revenue',
  sessions: 'Sessions',
  transactions: 'Orders',
  conversion_rate: 'The conversion rate',
  average_order_value: 'Average order value',
};

const at = (say: Say) =>
  say.name((name) => {
    if (say.dimension === 'device_category') return `on ${name}`;
    if (say.dimension === 'campaign') return `from the campaign “${name}”`;
    return say.dimension === 'country' ? `in ${name}` : `from ${name}`;
  });

const WHOLE: readonly Sentence[] = [
  (say) => [
    say.metric(METRICS_FIRST),
    ' ',
    say.way('fell', 'rose'),
    ' by ',
    say.change(),
    ' between ',
    say.first(),
    ' and ',
    say.last(),
    '.',
  ],
  (say) => [
    'From ',
    say.first(),
    ' to ',
    say.last(),
    ', ',
    say.metric(METRICS),
    ' came in ',
    say.change(),
    ' ',
    say.way('below', 'above'),
    ' what we would expect.',
  ],
  (say) => [
    'Over ',
    say.days(),
    ', ',
    say.metric(METRICS),
    ' reached ',
    say.actual(),
    ' against an expected ',
    say.expected(),
    '.',
  ],
  (say) => [
    'We see a ',
    say.change(),
    ' ',
    say.way('drop', 'rise'),
    ' in ',
    say.metric(METRICS),
    ' that started on ',
    say.first(),
    '.',
  ],
  (say) => [
    say.metric(METRICS_FIRST),
    ' went ',
    say.way('down', 'up'),
    ' from ',
    say.expected(),
    ' to ',
    say.actual(),
    ' in ',
    say.days(),
    '.',
  ],
  (say) => [
    'Since ',
    say.first(),
    ' ',
    say.metric(METRICS),
    ' has been ',
    say.change(),
    ' ',
    say.way('lower', 'higher'),
    ' than usual.',
  ],
  (say) => [
    'The ',
    say.way('decline', 'increase'),
    ' amounts to ',
    say.change(),
    ': ',
    say.actual(),
    ' instead of ',
    say.expected(),
    '.',
  ],
];

const PLACE: readonly Sentence[] = [
  (say) => [
    'The picture is clearest ',
    at(say),
    ': ',
    say.way('a fall', 'a jump'),
    ' of ',
    say.placeChange(),
    ', from ',
    say.before(),
    ' to ',
    say.after(),
    '.',
  ],
  (say) => [
    'Traffic and sales ',
    at(say),
    ' ',
    say.way('declined', 'grew'),
    ' by ',
    say.placeChange(),
    ' in the same days.',
  ],
  (say) => [
    say.metric(METRICS_FIRST),
    ' ',
    at(say),
    ' ',
    say.way('shrank', 'climbed'),
    ' from ',
    say.before(),
    ' to ',
    say.after(),
    '.',
  ],
  (say) => [
    'Results ',
    at(say),
    ' are ',
    say.placeChange(),
    ' ',
    say.way('weaker', 'stronger'),
    ' than they were.',
  ],
];

const SHARE: readonly Sentence[] = [
  (say) => ['About ', say.share(), ' of the total movement happened ', at(say), '.'],
  (say) => ['What happened ', at(say), ' accounts for ', say.share(), ' of it.'],
];

const MONEY: readonly Sentence[] = [
  (say) => [
    'So far the shop has ',
    say.way('lost', 'gained'),
    ' roughly ',
    say.impact(),
    ', or ',
    say.week(),
    ' ',
    say.perWeek(),
    '.',
  ],
  (say) => ['In money this is a ', say.way('loss', 'gain'), ' of ', say.week(), ' ', say.perWeek(), '.'],
  (say) => ['That is ', say.impact(), ' ', say.way('less', 'more'), ' than expected over ', say.days(), '.'],
];

const EFFECT: readonly Sentence[] = [
  (say) => [
    'Acting now ',
    say.hedge('could bring in', 'brings in'),
    ' ',
    say.mid(),
    ' ',
    say.perHorizon(),
    '.',
  ],
  (say) => [
    'The measure ',
    say.hedge('is estimated to return', 'returns'),
    ' between ',
    say.low(),
    ' and ',
    say.high(),
    ' over ',
    say.horizon(),
    '.',
  ],
  (say) => [say.hedge('We expect', 'You get'), ' ', say.mid(), ' from it within ', say.horizon(), '.'],
  (say) => [
    say.hedge('A likely result is', 'The result is'),
    ' an additional ',
    say.mid(),
    ' ',
    say.perHorizon(),
    '.',
  ],
];

/** The sentences of a text, one of each group. */
export const ENGLISH = {
  groups: [WHOLE, PLACE, SHARE, MONEY, EFFECT],
  computed: {
    difference: (say: Say, gap: Piece): readonly Piece[] => [
      'The gap to what was expected is ',
      gap,
      ' ',
      say.way('below it', 'above it'),
      '.',
    ],
    share: (say: Say, part: Piece): readonly Piece[] => [
      'Before, ',
      part,
      ' of ',
      say.metric(METRICS),
      ' came ',
      at(say),
      '.',
    ],
    ratio: (_say: Say, times: Piece): readonly Piece[] => [
      'The level is now ',
      times,
      ' of what it should be.',
    ],
  },
  words: {
    halved: (say: Say): readonly Piece[] => [
      say.metric(METRICS_FIRST),
      ' ',
      { text: 'halved', faults: { wrong_number: 'fell by a third', wrong_direction: 'doubled' } },
      ' after ',
      say.first(),
      '.',
    ],
    doubled: (say: Say): readonly Piece[] => [
      say.metric(METRICS_FIRST),
      ' ',
      { text: 'doubled', faults: { wrong_number: 'tripled', wrong_direction: 'halved' } },
      ' after ',
      say.first(),
      '.',
    ],
  },
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
