import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import { createRandom, type Random } from '#evals/growth/random.ts';
import { quantile, rounded } from './figures.ts';
import { type Choice, type Drawn, drawDesign, POST_WEEKS, PRE_WEEKS } from './outcomes-design.ts';
import { readProductWeeks } from './outcomes-products.ts';
import { countOf, scoreOf, shareOf, wilsonInterval } from './outcomes-score.ts';
import { type Attempt, CONTENDERS, runTrial, type Trial, type TrialKind } from './outcomes-trial.ts';

/*
 * What verdicts on interventions are worth, on real weekly sales of single products and of groups: how often nothing is
 * called something, how often a planted lift above the minimum detectable one is found, and how often one below it is
 * left open, beside a t test before and after and a t test against the rest of the shop. Designs see nothing of what
 * comes after their start. Starts in the first half of the weeks tuned the method; those of the second half are scored.
 * --file another file of the same columns, --draws designs per start and size, --half tuning for the other half, --seed.
 */

const FILE = join(
  import.meta.dirname,
  ...['..', '..', 'shared', 'data', 'online_retail', 'online_retail_2010-12_2011-08.csv.gz'],
);
const SIZES = [1, 10, 50];
/** Ten products is where a shop acts: a range, a campaign. The harder choices are tried on it. */
const HARDER: readonly { choice: Choice; size: number }[] = [
  { choice: 'after_a_slump', size: 10 },
  { choice: 'one_range', size: 10 },
];
const KINDS: readonly TrialKind[] = ['placebo', 'above', 'below'];
/** Borders of planted lifts over the minimum detectable one. */
const RATIOS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2.01];

const { values: options } = parseArgs({
  options: {
    file: { type: 'string', default: FILE },
    draws: { type: 'string', default: '12' },
    half: { type: 'string', default: 'scored' },
    seed: { type: 'string', default: '1' },
  },
});

if (existsSync(options.file)) console.log(JSON.stringify(await measure()));
else console.log(JSON.stringify({ bench: 'outcomes', skipped: `there is no ${options.file}` }));

async function measure(): Promise<Record<string, unknown>> {
  const products = await readProductWeeks(options.file);
  const starts = startsOf(products);
  console.error(`${products.length} products, starts in weeks ${starts.at(0)} to ${starts.at(-1)}`);
  const plain = SIZES.map((size) => ({ choice: 'at_random' as const, size }));
  const drawn = [...plain, ...HARDER].map((wanted) => ({
    ...wanted,
    ...drawTrials(products, wanted, starts),
  }));
  const random = drawn.filter(({ choice }) => choice === 'at_random');
  const trials = random.flatMap((each) => each.trials);
  const scores = Object.fromEntries(CONTENDERS.map((contender) => [contender, scoreOf(trials, contender)]));
  return {
    bench: 'outcomes',
    half: options.half,
    products: products.length,
    starts: starts.length,
    ...scores,
    cases: Object.fromEntries(KINDS.map((kind) => [kind, ofKind(trials, kind).length])),
    false_verdict_interval_95: intervalOf(trials),
    found_by_lift_over_mde: RATIOS.slice(1).map((to, index) => binOf(trials, RATIOS[index] ?? 0, to)),
    designs: drawn.map(({ choice, size, designs, trials: each }) => ({
      choice,
      size,
      ...describeDesigns(designs),
      ours: scoreOf(each, 'ours'),
      false_verdict_interval_95: intervalOf(each),
      before_after: scoreOf(each, 'before_after'),
      did: scoreOf(each, 'did'),
    })),
  };
}

/** Weeks with a whole measurement after them and room for a rehearsal before them, of the half that is asked for. */
function startsOf(products: readonly PeriodSeries[]): number[] {
  const weeks = products[0]?.values.length ?? 0;
  const first = PRE_WEEKS + POST_WEEKS;
  const all = Array.from(
    { length: Math.max(0, weeks - POST_WEEKS - first + 1) },
    (_, index) => first + index,
  );
  const middle = Math.floor(all.length / 2);
  return options.half === 'tuning' ? all.slice(0, middle) : all.slice(middle);
}

function drawTrials(
  products: readonly PeriodSeries[],
  wanted: { readonly choice: Choice; readonly size: number },
  starts: readonly number[],
) {
  const designs: Drawn[] = [];
  const trials: Trial[] = [];
  for (const start of starts) {
    for (let draw = 0; draw < Number(options.draws); draw += 1) {
      const random = createRandom(
        `outcomes ${options.seed} ${wanted.choice} ${wanted.size} ${start} ${draw}`,
      );
      const drawn = drawDesign(products, { ...wanted, start }, random);
      designs.push(drawn);
      const attempt = attemptOf(drawn, random);
      if (attempt !== undefined) trials.push(...KINDS.map((kind) => runTrial(attempt, kind, random)));
    }
    console.error(`${wanted.choice} ${wanted.size}: week ${start}, ${trials.length} trials`);
  }
  return { designs, trials };
}

/** Up or down, when the design detects something that way. */
function attemptOf(drawn: Drawn, random: Random): Attempt | undefined {
  const direction = random.uniform() < 0.5 ? 'up' : 'down';
  const least = drawn.design?.detectable[direction] ?? null;
  if (drawn.design === null || least === null) return undefined;
  return { drawn, design: drawn.design, direction, least: Math.abs(least) };
}

function ofKind(trials: readonly Trial[], kind: TrialKind): Trial[] {
  return trials.filter((trial) => trial.kind === kind);
}

function intervalOf(trials: readonly Trial[]) {
  const placebos = ofKind(trials, 'placebo');
  return wilsonInterval(countOf(placebos, 'ours', ['right_way', 'wrong_way']), placebos.length);
}

function binOf(trials: readonly Trial[], from: number, to: number): Record<string, unknown> {
  const inside = trials.filter(
    ({ kind, planted, least }) => kind !== 'placebo' && planted >= from * least && planted < to * least,
  );
  const found = CONTENDERS.map((contender) => [contender, shareOf(inside, contender, ['right_way'])]);
  return { from, to: rounded(to, 1), cases: inside.length, ...Object.fromEntries(found) };
}

function describeDesigns(designs: readonly Drawn[]): Record<string, unknown> {
  const up = designs.map(({ design }) => design?.detectable.up ?? null).filter((lift) => lift !== null);
  const down = designs.map(({ design }) => design?.detectable.down ?? null).filter((lift) => lift !== null);
  const methods = Object.groupBy(designs, ({ design }) => design?.method ?? 'refused');
  return {
    designs: designs.length,
    mde_up: { known: up.length, median: rounded(quantile(up, 0.5)) },
    mde_down: { known: down.length, median: rounded(quantile(down, 0.5)) },
    methods: Object.fromEntries(Object.entries(methods).map(([name, each]) => [name, each?.length ?? 0])),
  };
}
