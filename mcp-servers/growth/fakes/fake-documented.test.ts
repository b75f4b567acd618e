import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import {
  adsBatches,
  adsErrorBody,
  ga4Report,
  googleErrorBody,
  googleToken,
  metaErrorBody,
  metaInsights,
  oauthErrorBody,
  pagespeedAnswer,
  searchAnswer,
} from './testing-shapes.ts';

const REFERENCE = '/work/shared/reference/provider-apis.md';

/** Examples of the reference, each told by something that only it has. */
const SHAPES: readonly (readonly [mark: RegExp, schema: z.ZodType])[] = [
  [/^\{"dimensionHeaders"/, ga4Report],
  [/^\{"rows":.*responseAggregationType/s, searchAnswer],
  [/^\{"captchaResult"/, pagespeedAnswer],
  [/^\[\{"results"/, adsBatches],
  [/^\[\{"error"/, adsErrorBody],
  [/^\{"data":.*paging/s, metaInsights],
  [/^\{"error":\{.*OAuthException/s, metaErrorBody],
  [/^\{"error":\{/, googleErrorBody],
  [/^\{"access_token"/, googleToken],
  [/^\{"error":"/, oauthErrorBody],
];

/** The JSON values in the fenced blocks; a value may go over several lines. */
function examplesOf(text: string): readonly string[] {
  return [...text.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(([, block = '']) => {
    const values: string[] = [];
    let open = '';
    for (const line of block.split('\n')) {
      open += line;
      if (!isJson(open)) continue;
      values.push(open);
      open = '';
    }
    return values;
  });
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

it.skipIf(!existsSync(REFERENCE))(
  `the shapes that the fakes are tested with fit the documented examples (needs ${REFERENCE})`,
  () => {
    const examples = examplesOf(readFileSync(REFERENCE, 'utf8'));

    const judged = examples.flatMap((example) => {
      const schema = SHAPES.find(([mark]) => mark.test(example))?.[1];
      return schema === undefined
        ? []
        : [{ example, fault: schema.safeParse(JSON.parse(example)).error?.message }];
    });

    expect(judged.length).toBeGreaterThanOrEqual(22);
    expect(judged.filter(({ fault }) => fault !== undefined)).toEqual([]);
  },
);
