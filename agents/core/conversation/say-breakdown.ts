import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import type { Desk, Finding } from './desk.ts';
import { dimensionLabel, inParentheses, isSum, quoted } from './phrases.ts';

type Asked = Parameters<typeof metricBreakdown.run>[0];
type Found = Finding<Breakdown>;

const SHOWN = 5;
/** Below this confidence a combination is a guess that people would take for a finding. */
const SURE = 0.8;
const UNKNOWN = '–';

/** Where a change comes from: the same weekdays of earlier weeks beside it, and the values that explain most of it. */
export async function sayBreakdown(asked: Asked, desk: Desk): Promise<void> {
  const found = await desk.ask(metricBreakdown, asked);
  const [before, after] = [found.print('total.before'), found.print('total.after')];
  if (before === null || after === null) return;
  const change = inParentheses(found.print('total.change_fraction', { sign: 'always' }));
  desk.say(
    desk.words({
      en: `Beside the same weekdays of ordinary earlier weeks: ${before} then, ${after} now${change} ${found.mark()}.`,
      pl: `Wobec tych samych dni zwykłych wcześniejszych tygodni: wtedy ${before}, teraz ${after}${change} ${found.mark()}.`,
    }),
    rootSentence(found, desk),
    combinationSentence(found, desk),
  );
  const { root, ranked, dimensions } = found.output;
  const dimension = root?.dimension ?? ranked[0]?.dimension ?? dimensions[0]?.dimension;
  if (dimension !== undefined) sayParts(found, dimension, desk);
}

function rootSentence(found: Found, desk: Desk): string {
  const { root } = found.output;
  if (root === null) {
    return desk.words({
      en: 'No single value explains it: it is spread out.',
      pl: 'Żadna pojedyncza wartość tego nie tłumaczy: zmiana jest rozłożona.',
    });
  }
  const label = dimensionLabel(root.dimension, desk);
  const value = quoted(found.print('root.value'), desk);
  // A share beyond the whole would only confuse; it means that other values went the other way.
  const isTelling = root.share > 0 && root.share <= 1;
  const share = isTelling ? inParentheses(found.print('root.share')) : '';
  return desk.words({
    en: `Most of the change comes from ${label} ${value}${share} ${found.mark()}.`,
    pl: `Najwięcej tej zmiany daje ${label} ${value}${share} ${found.mark()}.`,
  });
}

/** What is narrower than one value: several values that moved as one. Null when nothing does that is sure enough. */
function combinationSentence(found: Found, desk: Desk): string | null {
  const [first] = found.output.combinations?.causes ?? [];
  const dimensions = Object.keys(first?.values ?? {});
  if (first === undefined || dimensions.length < 2 || first.confidence < SURE) return null;
  const named = dimensions.map(
    (dimension) =>
      `${dimensionLabel(dimension, desk)} ${quoted(found.print(`combination.1.value.${dimension}`), desk)}`,
  );
  const isTelling = first.share > 0 && first.share <= 1;
  const share = isTelling ? inParentheses(found.print('combination.1.share')) : '';
  const list = named.join(desk.words({ en: ' with ', pl: ' razem z: ' }));
  return desk.words({
    en: `Narrower still, what moved as one is ${list}${share} ${found.mark()}.`,
    pl: `Dokładniej, jako całość zmieniło się: ${list}${share} ${found.mark()}.`,
  });
}

function sayParts(found: Found, dimension: string, desk: Desk): void {
  const parts = found.output.dimensions.find((each) => each.dimension === dimension)?.contributions ?? [];
  const cell = (value: string, field: string, sign: 'always' | 'as-is' = 'as-is') =>
    found.print(`by.${dimension}.${value}.${field}`, { sign }) ?? UNKNOWN;
  const rows = parts
    .slice(0, SHOWN)
    .map(({ value }) => [
      value,
      cell(value, 'before'),
      cell(value, 'after'),
      cell(value, 'change', 'always'),
    ]);
  const columns = [
    dimensionLabel(dimension, desk),
    desk.words({ en: 'before', pl: 'przedtem' }),
    desk.words({ en: 'now', pl: 'teraz' }),
    changeTitle(found.output.metric, desk),
  ];
  desk.table({ columns, rows }, found);
}

/** The parts of a rate are no differences of their own rates: each is what the value adds to the change of the whole. */
function changeTitle(metric: string, { words }: Desk): string {
  return isSum(metric)
    ? words({ en: 'change', pl: 'zmiana' })
    : words({ en: 'part of the change', pl: 'wkład w zmianę' });
}
