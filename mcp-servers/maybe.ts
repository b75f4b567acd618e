import { z } from 'zod';

/** A text that a provider may leave out; null then. */
export const maybeText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** A number that a provider may leave out or write as a text; null when there is none. */
export const maybeNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((given) => {
    const number = given === null || given === undefined || given === '' ? Number.NaN : Number(given);
    return Number.isFinite(number) ? number : null;
  });

/** A yes or no that a provider may leave out; null then. */
export const maybeYes = z
  .boolean()
  .nullish()
  .transform((given) => {
    if (given === null || given === undefined) return null;
    return given ? 'yes' : 'no';
  });
