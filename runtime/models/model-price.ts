import { z } from 'zod';

const AMOUNT = String.raw`\d+(?:\.\d+)?`;
const PRICE = new RegExp(`^${AMOUNT}/${AMOUNT}(/${AMOUNT}){0,2}$`);

/**
 * `in/out/cached/written`, USD per million tokens, as the price of a model. Without the last two, tokens that were read from
 * the provider's cache or written to it cost like others.
 */
export const modelPrice = z
  .string()
  .regex(
    PRICE,
    'is not USD per million tokens as in/out, in/out/cached or in/out/cached/written, for example 2.50/10/1.25',
  )
  .transform((text) => {
    const [input = 0, output = 0, cached = input, cacheWritten] = text.split('/').map(Number);
    return { input, output, cached, ...(cacheWritten === undefined ? {} : { cacheWritten }) };
  });
