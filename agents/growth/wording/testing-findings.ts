import type { SupportedValue } from '#core/cell.ts';
import { type Advice, advice } from '#tools/growth/advice.ts';
import type { FindingKind } from '#tools/growth/cause.ts';
import { constantsOf, type RecommendationTemplate, type Wording } from '#tools/template.ts';
import { supported } from './testing.ts';

type Value = Pick<SupportedValue, 'value' | 'unit' | 'currency'>;

/** A finding of an analyst as a topic hands it to a team. */
export interface FoundExample {
  readonly kind: FindingKind;
  readonly subject: Readonly<Record<string, string>>;
  readonly finding: Wording;
  readonly remedy: Wording;
  readonly figures: Readonly<Record<string, Value>>;
  /** What merely depends on a place cannot be won back there. */
  readonly isExposed?: boolean;
}

const FIGURES_OF_FINDINGS = ['current', 'baseline', 'change', 'money', 'limit', 'sample'];

/** A template applied to a finding, at one of its places. */
export function topicAdvice(
  template: RecommendationTemplate,
  found: FoundExample,
  dimension: string | null,
): Advice {
  const { kind, subject, finding, remedy } = found;
  const { recovery, lever, leverDirection, effort, team } = template;
  const effects = recovery === null ? null : effectsOf(found, recovery);
  return advice.parse({
    ...{ template: template.name, team, lever, leverDirection, effort, priority: 'HIGH', confidence: 0.8 },
    cause: {
      ...{ kind, class: 'business', metric: 'conversion_rate', direction: 'down', share: null },
      ...{ segment: dimension === null ? null : { dimension, value: subject[dimension] }, confidence: 0.6 },
    },
    effect:
      effects === null || recovery === null
        ? null
        : {
            ...{ metric: recovery.metric, direction: recovery.direction, horizonDays: recovery.horizonDays },
            ...{ low: effects.effect_low, mid: effects.effect_mid, high: effects.effect_high },
          },
    figures: { ...figuresOf(found), ...constantsFor(template), ...effects },
    words: { finding, remedy, metric: { en: 'Conversion rate', pl: 'Współczynnik konwersji' } },
    names: Object.values(subject),
  });
}

function figuresOf({ figures }: FoundExample): Record<string, SupportedValue> {
  const days = {
    first_day: supported('period.from', { value: '2026-10-24', unit: 'date' }),
    last_day: supported('period.to', { value: '2026-11-20', unit: 'date' }),
  };
  const found = Object.entries(figures).map(([name, value]) => [
    FIGURES_OF_FINDINGS.includes(name) ? name : `finding_${name}`,
    supported(`check.1.${name}`, value),
  ]);
  return { ...days, ...Object.fromEntries(found) };
}

function constantsFor(template: RecommendationTemplate): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(constantsOf(template)).flatMap(([name, { value, unit, basis }]) =>
      value === null ? [] : [[name, { ...supported(`${template.name}.${name}`, { value, unit }), basis }]],
    ),
  );
}

function effectsOf(
  { figures: { money }, isExposed = false }: FoundExample,
  { low, mid, high }: NonNullable<RecommendationTemplate['recovery']>,
): Record<'effect_low' | 'effect_mid' | 'effect_high', SupportedValue> | null {
  if (money === undefined || isExposed) return null;
  const effect = (name: string, part: number): SupportedValue => ({
    ...supported(`effect.${name}`, { ...money, value: Number(money.value) * part }),
    basis: 'estimate',
  });
  return {
    effect_low: effect('low', low),
    effect_mid: effect('mid', mid),
    effect_high: effect('high', high),
  };
}
