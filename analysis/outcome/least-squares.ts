/** One observation: what is known, what came of it, and how much it counts. */
export interface Observation {
  readonly inputs: readonly number[];
  readonly output: number;
  readonly weight: number;
}

export interface LeastSquares {
  predict(inputs: readonly number[]): number;
  /** What each observation is predicted to be by all the others. */
  readonly withoutItself: readonly number[];
}

type Matrix = readonly (readonly number[])[];

/** Keeps columns that say the same from dividing by zero; nothing beside the sum of squares of a usable column. */
const RIDGE = 1e-12;

/** Weighted least squares, and every observation predicted without itself (from its leverage, without refitting). */
export function leastSquares(observations: readonly Observation[]): LeastSquares {
  const columns = (observations[0]?.inputs ?? []).map((_, place) =>
    observations.map(({ inputs }) => inputs[place] ?? 0),
  );
  const weighted = columns.map((column) =>
    column.map((value, row) => value * (observations[row]?.weight ?? 0)),
  );
  const outputs = observations.map(({ output }) => output);
  const inverse = invert(weighted.map((left) => columns.map((right) => dot(left, right))));
  const coefficients = multiply(
    inverse,
    weighted.map((column) => dot(column, outputs)),
  );
  const predict = (inputs: readonly number[]) => dot(coefficients, inputs);
  const withoutItself = observations.map(({ inputs, output, weight }) => {
    const leverage = weight * dot(inputs, multiply(inverse, inputs));
    return output - (output - predict(inputs)) / (1 - leverage);
  });
  return { predict, withoutItself };
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((total, value, index) => total + value * (second[index] ?? 0), 0);
}

function multiply(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

/** Gauss and Jordan; without pivoting, which a positive definite matrix does not need. */
function invert(matrix: Matrix): Matrix {
  const unit = (index: number, size: number) => matrix.map((_, column) => (column === index ? size : 0));
  let rows: Matrix = matrix.map((row, index) => [
    ...add(row, unit(index, RIDGE * (row[index] ?? 0))),
    ...unit(index, 1),
  ]);
  for (const pivot of matrix.keys()) rows = eliminate(rows, pivot);
  return rows.map((row) => row.slice(matrix.length));
}

function eliminate(rows: Matrix, pivot: number): Matrix {
  const chosen = rows[pivot] ?? [];
  const line = chosen.map((value) => value / (chosen[pivot] ?? 1));
  return rows.map((row, index) => (index === pivot ? line : add(row, line, -(row[pivot] ?? 0))));
}

function add(first: readonly number[], second: readonly number[], times = 1): number[] {
  return first.map((value, index) => value + times * (second[index] ?? 0));
}
