import type { Language, Translated } from '#core/tenant.ts';
import type { Advice } from '#tools/growth/advice.ts';
import type { RecommendationTemplate } from '#tools/template.ts';
import { formatSignedAmount } from '../../wording/format-money.ts';
import { LIMITS, lengthOf } from './limits.ts';

/** What an amount is per, by the days of its horizon; an amount over any other time is not printed here. */
const PER: Readonly<Record<number, Translated>> = {
  1: { en: '/day', pl: '/dzień' },
  7: { en: '/week', pl: '/tydz' },
  30: { en: '/month', pl: '/mc' },
  90: { en: '/quarter', pl: '/kw.' },
  365: { en: '/year', pl: '/rok' },
};

const SURE: Translated = { en: 'Estimated', pl: 'Szacowany' };
/** Also the shortest opening, for long amounts. */
const UNSURE: Translated = { en: 'Possible', pl: 'Możliwy' };

/** The expected effect in one short line; without an amount where none can be computed or none fits. */
export function impactLine(
  { effect }: Pick<Advice, 'effect'>,
  { impact }: Pick<RecommendationTemplate, 'impact'>,
  language: Language,
): string {
  const amount = effect === null ? undefined : amountOf(effect, language);
  if (effect === null || amount === undefined) return impact[language];
  const openings = isCertainGain(effect) ? [SURE, UNSURE] : [UNSURE];
  const lines = openings.map((opening) => `${opening[language]} ${amount}`);
  return lines.find((line) => lengthOf(line) <= LIMITS.default.impact) ?? impact[language];
}

type Effect = NonNullable<Advice['effect']>;

function amountOf({ mid, horizonDays }: Effect, language: Language): string | undefined {
  const per = PER[horizonDays];
  const { value, unit, currency } = mid;
  if (per === undefined || unit !== 'currency' || currency === undefined) return undefined;
  if (typeof value !== 'number' || value === 0) return undefined;
  return formatSignedAmount(value, currency, { language, isCompact: true }) + per[language];
}

/** Both ends of the interval lie on one side of zero. */
function isCertainGain({ low, high }: Effect): boolean {
  return Math.sign(Number(low.value)) === Math.sign(Number(high.value));
}
