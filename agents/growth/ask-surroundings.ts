import { daysBetween } from '#core/time.ts';
import type { IncidentKind } from '#tools/growth/cause.ts';
import type { IncidentFigures } from '#tools/growth/figures.ts';
import { itemPrices } from '#tools/growth/item-prices.tool.ts';
import { holidaysBetween } from '#tools/metric/holidays-between.tool.ts';
import { getMetric } from '#tools/metric/metric-catalog.ts';
import { isRestricted } from './ask-incident.ts';
import { type Answer, type Asking, askTool } from './ask-tool.ts';
import type { IncidentBrief } from './incident-brief.ts';
import { holidayFigures, priceFigures } from './incident-figures.ts';
import type { Observation } from './observation.ts';

/** What lies outside the metric itself: the prices of the goods, and the calendar. */
export interface Surroundings {
  readonly observed: Pick<Observation, 'prices' | 'holidays'>;
  /** The figures that a cause is told with. */
  readonly figures: Partial<Record<IncidentKind, IncidentFigures>>;
  readonly evidenceIds: readonly string[];
}

/** Holidays come in days, not in weeks. */
const LONGEST_HOLIDAY = 7;

/** Asks what may explain a change of the whole shop. A shop that has no such data is none the worse for it. */
export async function askSurroundings(incident: IncidentBrief, asking: Asking): Promise<Surroundings> {
  const { firstDay, lastDay } = incident;
  const isAsked = bearing(incident);
  const [prices, holidays] = await Promise.all([
    isAsked.prices ? askTool(itemPrices, { firstDay, lastDay }, asking) : NOT_ASKED,
    isAsked.holidays ? askTool(holidaysBetween, { firstDay, lastDay }, asking) : NOT_ASKED,
  ]);
  return {
    observed: {
      prices: prices.found ? prices.output.sameGoods : null,
      holidays: holidays.found ? countHolidays(holidays.output.days) : null,
    },
    figures: {
      ...(prices.found ? { price_change: priceFigures(prices) } : {}),
      ...(holidays.found ? { holiday: holidayFigures(holidays) } : {}),
    },
    evidenceIds: [prices, holidays].flatMap(evidenceOf),
  };
}

/** Which of them can bear on an incident: one of the whole shop, and of its data only days without any orders. */
function bearing(incident: IncidentBrief): { readonly prices: boolean; readonly holidays: boolean } {
  const { lead, firstDay, lastDay, dataProblem } = incident;
  if (isRestricted(incident)) return { prices: false, holidays: false };
  const isShort = daysBetween(firstDay, lastDay) < LONGEST_HOLIDAY;
  const isAsked = dataProblem === null || (dataProblem === 'data_gap' && !countsVisits(lead.source));
  return {
    prices: dataProblem === null && getMetric(lead.metric).family === 'sales',
    holidays: isShort && isAsked,
  };
}

/** A site is visited on every day of the year. */
function countsVisits(source: string): boolean {
  return getMetric('sessions').datasets.includes(source);
}

const NOT_ASKED = { found: false, reason: 'It has no bearing on this incident.' } as const;

function countHolidays(days: readonly { readonly is: string }[]): Observation['holidays'] {
  const holidays = days.filter((each) => each.is === 'holiday').length;
  return { holidays, beside: days.length - holidays };
}

/** The stored result behind an answer, if it has one. */
export function evidenceOf(answer: Answer<unknown>): string[] {
  return answer.found && answer.evidenceId !== null ? [answer.evidenceId] : [];
}
