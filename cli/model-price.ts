import { z } from 'zod';

const AMOUNT = String.raw`\d+(?:\.\d+)?`;
const PRICE = new RegExp(`^${AMOUNT}/${AMOUNT}(/${AMOUNT})?$`);

/** `in/out/cached`, USD per million tokens, as the price of a model. Without the last, cached tokens cost like others. */
export const modelPrice = z
  .string()
  .regex(PRICE, 'is not USD per million tokens as in/out or in/out/cached, for example 2.50/10/1.25')
  .transform((text) => {
    const [input = 0, output = 0, cached = input] = text.split('/').map(Number);
    return { input, output, cached };
  });
