/** One observation: regressors, what they are to explain, and what it counts by. */
export interface Observation {
  readonly regressors: Float64Array;
  readonly response: number;
  readonly weight: number;
}

export interface LeastSquaresOptions {
  readonly columns: number;
  /** A share of each column's own weight that speaks for zero (ridge regression); it keeps columns apart that repeat each other. */
  readonly shrinkage?: number;
}

export interface LeastSquares {
  /** One for each column. */
  readonly coefficients: readonly number[];
  /** The weighted squares that are left when only the first 0, 1, … all columns are used. */
  readonly squaresLeft: readonly number[];
  /** The coefficients when only the first `columns` are used. */
  coefficientsOf(columns: number): readonly number[];
}

/** A column that has less than this of its own to say gets no coefficient. */
const SINGULAR = 1e-10;

/** Weighted least squares by Cholesky's factorization, whose leading part solves the problem of the leading columns. */
export function leastSquares(
  observations: readonly Observation[],
  { columns, shrinkage = 0 }: LeastSquaresOptions,
): LeastSquares {
  const { products, responses, squares } = accumulate(observations, columns);
  for (let column = 0; column < columns; column++) {
    const diagonal = column * columns + column;
    products[diagonal] = (products[diagonal] ?? 0) * (1 + shrinkage);
  }
  const triangle = factorize(products, columns);
  const explained = solveForward(triangle, responses);
  const squaresLeft = [squares];
  for (const part of explained) squaresLeft.push(Math.max(0, (squaresLeft.at(-1) ?? 0) - part * part));
  const coefficientsOf = (count: number) => solveBackward(triangle, explained.subarray(0, count));
  return { coefficients: coefficientsOf(columns), squaresLeft, coefficientsOf };
}

interface Normal {
  /** Square, row after row; only the lower half is filled. */
  readonly products: Float64Array;
  readonly responses: Float64Array;
  readonly squares: number;
}

function accumulate(observations: readonly Observation[], columns: number): Normal {
  const products = new Float64Array(columns * columns);
  const responses = new Float64Array(columns);
  let squares = 0;
  for (const { regressors, response, weight } of observations) {
    squares += weight * response * response;
    for (let row = 0; row < columns; row++) {
      const weighted = weight * (regressors[row] ?? 0);
      responses[row] = (responses[row] ?? 0) + weighted * response;
      addScaled(products.subarray(row * columns, row * columns + row + 1), regressors, weighted);
    }
  }
  return { products, responses, squares };
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++)
    target[index] = (target[index] ?? 0) + factor * (source[index] ?? 0);
}

interface Triangle {
  readonly lower: Float64Array;
  readonly columns: number;
}

function factorize(products: Float64Array, columns: number): Triangle {
  const lower = new Float64Array(products);
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column <= row; column++) {
      const place = row * columns + column;
      const original = lower[place] ?? 0;
      const rest = original - productOfRows({ lower, columns }, row, column);
      lower[place] = row === column ? pivot(rest, original) : rest / (lower[column * columns + column] ?? 1);
    }
  }
  return { lower, columns };
}

/** Two rows multiplied over the columns before the second one's diagonal. */
function productOfRows({ lower, columns }: Triangle, first: number, second: number): number {
  let total = 0;
  for (let each = 0; each < second; each++)
    total += (lower[first * columns + each] ?? 0) * (lower[second * columns + each] ?? 0);
  return total;
}

/** The root of what is left of a diagonal; infinite, so that the coefficient is zero, when nothing is. */
function pivot(rest: number, original: number): number {
  return rest > SINGULAR * original && rest > 0 ? Math.sqrt(rest) : Number.POSITIVE_INFINITY;
}

function solveForward({ lower, columns }: Triangle, responses: Float64Array): Float64Array {
  const solution = Float64Array.from(responses);
  for (let row = 0; row < columns; row++) {
    let rest = solution[row] ?? 0;
    for (let each = 0; each < row; each++) rest -= (lower[row * columns + each] ?? 0) * (solution[each] ?? 0);
    solution[row] = rest / (lower[row * columns + row] ?? 1);
  }
  return solution;
}

function solveBackward({ lower, columns }: Triangle, right: Float64Array): readonly number[] {
  const solution = Array.from(right);
  for (let row = solution.length - 1; row >= 0; row--) {
    let rest = solution[row] ?? 0;
    for (let each = row + 1; each < solution.length; each++)
      rest -= (lower[each * columns + row] ?? 0) * (solution[each] ?? 0);
    solution[row] = rest / (lower[row * columns + row] ?? 1);
  }
  return solution;
}
