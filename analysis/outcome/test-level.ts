/**
 * How often a test calls nothing something, both sides together. Verdicts promise one in twenty; the test is a little
 * stricter, because placebos are only nearly exchangeable (measured: 4 to 5.5 % at 5 %).
 */
export const FALSE_VERDICTS = 0.04;
/** With fewer, standing beyond all placebos would happen by chance more often than a verdict may be wrong. */
export const LEAST_CONTROLS = Math.ceil(2 / FALSE_VERDICTS) - 1;
