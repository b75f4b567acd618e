import { type MetaOptions, openFakeMeta } from './fake-meta.ts';
import { ask } from './testing-ask.ts';
import { metaInsights } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';

export const DAY = { time_range: '{"since":"2026-10-28","until":"2026-10-28"}' };
export const WEEK = { time_range: '{"since":"2026-10-22","until":"2026-10-28"}' };

/** The Marketing API fake of two small shops, and short ways to ask it. */
export async function openTestMeta(options: MetaOptions = {}) {
  const fake = await openFakeMeta([testShop(1), testShop(2)], options);
  const at = (path: string, parameters: Readonly<Record<string, string>> = {}, rest = {}) =>
    ask(`${fake.url}/v26.0/${path}?${new URLSearchParams(parameters)}`, rest);
  return {
    fake,
    at,
    async insights(parameters: Readonly<Record<string, string>>, path = 'act_1/insights') {
      const { body } = await at(path, { ...DAY, ...parameters });
      return metaInsights.parse(body).data;
    },
  };
}
