/** A reproducible source of randomness: the same key gives the same numbers, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform whole number in [lowest, highest], both included. */
  integer(lowest: number, highest: number): number;
  /** Standard normal. */
  normal(): number;
  /** A factor around 1 whose mean is exactly 1; `spread` is the standard deviation of its logarithm. */
  lognormal(spread: number): number;
  poisson(mean: number): number;
  /** How many of `trials` succeed when each succeeds with `probability`. */
  binomial(trials: number, probability: number): number;
}

// Below this expectation exact sampling is cheap; above it the normal approximation is off by far less than the noise.
const EXACT_BELOW = 30;

/** Starts a stream of its own; streams of different keys are unrelated, so a new one disturbs no other. */
export function createRandom(key: string): Random {
  const uniform = sfc32(hashWords(key));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    integer: (lowest, highest) => lowest + Math.floor(uniform() * (highest - lowest + 1)),
    lognormal: (spread) => Math.exp(spread * normal() - (spread * spread) / 2),
    poisson: (mean) =>
      mean < EXACT_BELOW ? countArrivals(mean, uniform) : roundedNormal(mean, mean, normal),
    binomial: (trials, probability) => drawBinomial(trials, probability, { uniform, normal }),
  };
}

function drawBinomial(
  trials: number,
  probability: number,
  source: Pick<Random, 'uniform' | 'normal'>,
): number {
  // Beside one, such a chance is nothing, and the gap to the next success would have no end.
  if (trials <= 0 || probability <= 0 || 1 - probability === 1) return 0;
  if (probability > 0.5) return trials - drawBinomial(trials, 1 - probability, source);
  const mean = trials * probability;
  if (mean < EXACT_BELOW) return countSuccesses(trials, probability, source.uniform);
  return Math.min(trials, roundedNormal(mean, mean * (1 - probability), source.normal));
}

function roundedNormal(mean: number, variance: number, normal: () => number): number {
  return Math.max(0, Math.round(mean + Math.sqrt(variance) * normal()));
}

/** Knuth: arrivals until the product of uniforms falls below e^-mean. */
function countArrivals(mean: number, uniform: () => number): number {
  const floor = Math.exp(-mean);
  let arrivals = 0;
  for (let product = uniform(); product > floor; product *= uniform()) arrivals += 1;
  return arrivals;
}

/** Jumps from success to success over geometric gaps, so the work follows the successes and not the trials. */
function countSuccesses(trials: number, probability: number, uniform: () => number): number {
  const logFailure = Math.log(1 - probability);
  const gap = (): number => Math.floor(Math.log(1 - uniform()) / logFailure) + 1;
  let successes = 0;
  for (let position = gap(); position <= trials; position += gap()) successes += 1;
  return successes;
}

type Words = readonly [number, number, number, number];

/** Four 32-bit words of a text (cyrb128), to seed the generator below. */
function hashWords(text: string): Words {
  let [first, second, third, fourth] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = second ^ Math.imul(first ^ code, 597399067);
    second = third ^ Math.imul(second ^ code, 2869860233);
    third = fourth ^ Math.imul(third ^ code, 951274213);
    fourth = first ^ Math.imul(fourth ^ code, 2716044179);
  }
  return [
    Math.imul(third ^ (first >>> 18), 597399067),
    Math.imul(fourth ^ (second >>> 22), 2869860233),
    Math.imul(first ^ (third >>> 17), 951274213),
    Math.imul(second ^ (fourth >>> 19), 2716044179),
  ];
}

/** Chris Doty-Humphrey's small fast counting generator: passes PractRand, needs no 64-bit arithmetic. */
function sfc32([seedA, seedB, seedC, seedD]: Words): () => number {
  let [stateA, stateB, stateC, counter] = [seedA | 0, seedB | 0, seedC | 0, seedD | 0];
  const next = (): number => {
    const sum = (((stateA + stateB) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    stateA = stateB ^ (stateB >>> 9);
    stateB = (stateC + (stateC << 3)) | 0;
    stateC = (stateC << 21) | (stateC >>> 11);
    stateC = (stateC + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first outputs still show the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
