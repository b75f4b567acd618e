import { calibrationError } from '#analysis/calibration-error.ts';
import { readNumbers } from './bench-options.ts';
import { rounded } from './figures.ts';
import { makeShops } from './learning-market.ts';
import { liveThrough } from './learning-season.ts';

/*
 * Six simulated months of shops whose kinds of advice work more or less often, which nobody is told. Each week the five best
 * ideas are proposed; operators carry some out, dismiss some; four weeks later a measurement decides or says that it cannot.
 * Regret is the worth of the five ideas that are really best, less that of the proposed ones, over the last eight weeks: of
 * the ranking that learns from outcomes, beside the one that believes what ideas state of themselves.
 */

const WEEKS = 26;
const SCORED_WEEKS = 8;
const BINS = 10;

const { tenants, seeds } = readNumbers({ tenants: 50, seeds: 5 });
const runs = Array.from({ length: seeds }, (_, index) => {
  const seed = index + 1;
  const shops = makeShops(seed, tenants);
  const settings = { seed, weeks: WEEKS, scoredWeeks: SCORED_WEEKS };
  const fixed = liveThrough(shops, { ...settings, ranking: 'static' });
  const learned = liveThrough(shops, { ...settings, ranking: 'learned' });
  const ratio = learned.regret / fixed.regret;
  console.log(
    `seed ${seed}: regret ${Math.round(learned.regret)} beside ${Math.round(fixed.regret)} (${rounded(ratio)}), ` +
      `${learned.measured} measured, ${learned.conclusive} conclusive`,
  );
  return { fixed, learned, ratio };
});
const sum = (figure: (run: (typeof runs)[number]) => number): number =>
  runs.reduce((total, run) => total + figure(run), 0);
console.log(
  JSON.stringify({
    bench: 'learning',
    ...{ tenants, weeks: WEEKS, seeds },
    regret_ratio: rounded(sum(({ learned }) => learned.regret) / sum(({ fixed }) => fixed.regret), 3),
    regret_ratio_worst_seed: rounded(Math.max(...runs.map(({ ratio }) => ratio)), 3),
    proposed: sum(({ learned }) => learned.proposed),
    dismissed: sum(({ learned }) => learned.dismissed),
    reproposed_within_cool_down: sum(({ learned, fixed }) => learned.reproposed + fixed.reproposed),
    ece: {
      stated: rounded(sum(({ fixed }) => calibrationError(fixed.said, BINS) ?? 0) / seeds, 3),
      calibrated: rounded(sum(({ learned }) => calibrationError(learned.said, BINS) ?? 0) / seeds, 3),
    },
  }),
);
