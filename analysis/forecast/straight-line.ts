import { mean } from '../statistics.ts';

/** A straight line by least squares over steps 0, 1, 2 … */
export function fitLine(values: readonly number[]): { readonly slope: number; readonly intercept: number } {
  const middle = (values.length - 1) / 2;
  const center = mean(values);
  let product = 0;
  let squares = 0;
  for (const [step, value] of values.entries()) {
    product += (step - middle) * (value - center);
    squares += (step - middle) ** 2;
  }
  const slope = squares > 0 ? product / squares : 0;
  return { slope, intercept: center - slope * middle };
}
