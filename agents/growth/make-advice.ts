import type { SupportedValue } from '#core/cell.ts';
import { daysBetween } from '#core/time.ts';
import type { Advice, ExpectedEffect } from '#tools/growth/advice.ts';
import { constantCell, findTemplates } from '#tools/growth/find-templates.tool.ts';
import type { GrowthTemplate } from '#tools/growth/growth-template.ts';
import type { Team } from '#tools/growth/team.ts';
import { estimateEffect } from '#tools/metric/estimate-effect.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { constantsOf } from '#tools/template.ts';
import { type Asking, askTool } from './ask-tool.ts';
import type { AnomalyPackage, InsightPackage, ReportPackage } from './package.schema.ts';
import { type Cited, findSupport } from './reading.ts';

const MOST_TEMPLATES = 20;

/** How the templates for a package are asked for, always in the same way, so that everybody sees the same ones. */
export function askTemplates(
  { cause, firstDay, lastDay }: Pick<InsightPackage, 'cause' | 'firstDay' | 'lastDay'>,
  team: Team,
  asking: Asking,
) {
  const { kind, metric, direction, segment, share } = cause;
  return askTool(
    findTemplates,
    {
      cause: kind,
      metric,
      direction,
      dimension: segment?.dimension ?? null,
      share,
      days: daysBetween(firstDay, lastDay) + 1,
      sample: null,
      team,
      limit: MOST_TEMPLATES,
    },
    asking,
  );
}

/** Money that is being lost per week, with its interval and its sign; null when nothing is lost or it cannot be said. */
export type WeeklyLoss = { readonly low: number; readonly mid: number; readonly high: number } | null;

/** What the matter costs per week: what was lost in an incident, what the analyst computed of a topic. */
export async function askLoss(packed: InsightPackage, asking: Asking): Promise<WeeklyLoss> {
  return packed.sourceType === 'anomaly' ? askIncidentLoss(packed, asking) : statedLoss(packed);
}

/** What merely depends on a place cannot be won back there. */
function statedLoss({ stake }: ReportPackage): WeeklyLoss {
  if (stake === null || stake.nature === 'exposed') return null;
  const { perWeek } = stake;
  return { low: -perWeek, mid: -perWeek, high: -perWeek };
}

async function askIncidentLoss(packed: AnomalyPackage, asking: Asking): Promise<WeeklyLoss> {
  const { metric, dims, dataset, firstDay, lastDay, cause } = packed;
  // Robots cost something, but not what the shop took in while they were there.
  if (cause.kind === 'bot_traffic') return null;
  const lead = { metric, dims, source: dataset, firstDay, lastDay, contextDays: 0 };
  const series = await askTool(metricSeries, lead, asking);
  const impact = series.found ? series.output.impact : null;
  if (impact === null || impact.perWeek >= 0) return null;
  return { low: impact.perWeekLow, mid: impact.perWeek, high: impact.perWeekHigh };
}

/** What a measure would bring back, with every figure of it; null where nothing was lost or nothing can be computed. */
export async function estimate(
  { recovery }: Pick<GrowthTemplate, 'recovery'>,
  lossPerWeek: WeeklyLoss,
  asking: Asking,
): Promise<ExpectedEffect | null> {
  if (recovery === null || lossPerWeek === null) return null;
  const { low, mid, high, horizonDays } = recovery;
  const question = { lossPerWeek, recoverShare: { low, mid, high }, horizonDays };
  const effect = await askTool(estimateEffect, question, asking);
  return effect.found ? expectedEffect(effect, recovery) : null;
}

function expectedEffect(
  cited: Cited<unknown>,
  { metric, direction, horizonDays }: NonNullable<GrowthTemplate['recovery']>,
): ExpectedEffect | null {
  const [low, mid, high] = ['low', 'mid', 'high'].map((end) => findSupport(cited, `effect.${end}`));
  if (low === undefined || mid === undefined || high === undefined) return null;
  return { metric, direction, low, mid, high, horizonDays };
}

/** A template with the answer that its constants are cited from. */
export interface FoundTemplate {
  readonly template: GrowthTemplate;
  readonly cited: Cited<unknown>;
}

/** Every figure that the template's text may print: the incident's, the template's own, and those of the effect. */
export function figuresFor(
  { figures }: Pick<InsightPackage, 'figures'>,
  { template, cited }: FoundTemplate,
  effect: ExpectedEffect | null,
): Advice['figures'] {
  const constants = Object.keys(constantsOf(template)).flatMap((name) => {
    const value = findSupport(cited, constantCell(template.name, name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...known(figures), ...Object.fromEntries(constants), ...effectFigures(effect) };
}

function effectFigures(effect: ExpectedEffect | null): Record<string, SupportedValue> {
  return effect === null ? {} : { effect_low: effect.low, effect_mid: effect.mid, effect_high: effect.high };
}

function known(figures: InsightPackage['figures']): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
