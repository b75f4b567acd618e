import { calibrationError } from '#analysis/calibration-error.ts';
import { readNumbers } from './bench-options.ts';
import { rounded } from './figures.ts';
import { makeShops } from './learning-market.ts';
import { liveThrough, type Ranking, type Season } from './learning-season.ts';

/*
 * Six simulated months of shops whose kinds of advice work more or less often, which nobody is told. Each week the five best
 * ideas are proposed; operators carry some out, dismiss some; four weeks later a measurement decides or says that it cannot.
 * Regret is the worth of the five ideas that are really best, less that of the proposed ones, over the last eight weeks,
 * beside that of the ranking that believes what ideas state of themselves: `regret_ratio` as the product ranks, by what the
 * own shop measured and the sums of all shops; `own_only` for a shop that is alone or keeps its outcomes to itself.
 */

const WEEKS = 26;
const SCORED_WEEKS = 8;
const BINS = 10;

const { tenants, seeds } = readNumbers({ tenants: 50, seeds: 5 });
const plan = { weeks: WEEKS, scoredWeeks: SCORED_WEEKS };
const runs = Array.from({ length: seeds }, (_, index) => {
  const seed = index + 1;
  const shops = makeShops(seed, tenants);
  const live = (ranking: Ranking): Season => liveThrough(shops, { ...plan, seed, ranking });
  const seasons = { static: live('static'), own: live('own'), installation: live('installation') };
  const { own, installation } = seasons;
  console.log(
    `seed ${seed}: regret ${ratioOf(seasons, 'installation')} of the static ranking's, ${ratioOf(seasons, 'own')} by the own ` +
      `shop alone; ${installation.measured} and ${own.measured} measured, ${installation.conclusive} conclusive`,
  );
  return seasons;
});
type Seasons = Readonly<Record<Ranking, Season>>;

function ratioOf(seasons: Seasons, ranking: Ranking): number {
  return rounded(seasons[ranking].regret / seasons.static.regret, 3);
}

const sum = (figure: (run: Seasons) => number): number => runs.reduce((total, run) => total + figure(run), 0);

function figuresOf(ranking: Ranking) {
  return {
    regret_ratio: rounded(sum((run) => run[ranking].regret) / sum((run) => run.static.regret), 3),
    regret_ratio_worst_seed: Math.max(...runs.map((run) => ratioOf(run, ranking))),
    ece: rounded(sum((run) => calibrationError(run[ranking].said, BINS) ?? 0) / seeds, 3),
    reproposed_within_cool_down: sum((run) => run[ranking].reproposed),
  };
}

console.log(
  JSON.stringify({
    ...{ bench: 'learning', tenants, weeks: WEEKS, seeds },
    ...figuresOf('installation'),
    proposed: sum(({ installation }) => installation.proposed),
    dismissed: sum(({ installation }) => installation.dismissed),
    own_only: figuresOf('own'),
    static: figuresOf('static'),
  }),
);
