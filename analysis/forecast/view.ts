import { quantile } from '../statistics.ts';

/** A way to look at a series in which it is easier to forecast. */
export interface View {
  /** Empty for the series as it is. */
  readonly name: string;
  /** The series as it is seen, or undefined when it cannot be looked at so. */
  look(values: readonly number[]): Seen | undefined;
}

/** A series as a view shows it, and the way back. */
export interface Seen {
  readonly values: readonly number[];
  /** What a forecast of the seen series means for the series itself. */
  restore(forecast: readonly number[]): readonly number[];
}

/** The series as it is. */
export const plain: View = {
  name: '',
  look: (values) => ({ values, restore: (forecast) => forecast }),
};

/** Logarithms, for series that change by shares; only for values above zero. */
export const logarithms: View = {
  name: 'logarithms',
  look: (values) =>
    values.every((value) => value > 0)
      ? { values: values.map(Math.log), restore: (forecast) => forecast.map(Math.exp) }
      : undefined,
};

/** One view through another. */
export function through(outer: View, inner: View): View {
  return {
    name: `${inner.name} of ${outer.name}`,
    look(values) {
      const outside = outer.look(values);
      const inside = outside && inner.look(outside.values);
      return (
        inside && { values: inside.values, restore: (forecast) => outside.restore(inside.restore(forecast)) }
      );
    },
  };
}

/** Tukey's fence: so many interquartile ranges above the upper quartile a value is out of the ordinary. */
const FENCE = 1.5;

/** Values above the ordinary pulled in to its edge: one huge order is no level. */
export const calm: View = {
  name: 'calm',
  look(values) {
    const upper = quantile(values, 0.75);
    const limit = upper + FENCE * (upper - quantile(values, 0.25));
    return { values: values.map((value) => Math.min(value, limit)), restore: (forecast) => forecast };
  },
};
