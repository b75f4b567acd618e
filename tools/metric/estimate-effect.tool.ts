import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { defineTool } from '../tool.ts';
import { cellMaker } from './value-cell.ts';

const range = z.object({ low: z.number(), mid: z.number(), high: z.number() });

const estimate = z.object({
  /** Money per week that is being lost, positive. */
  loss: range,
  /** Part of it that the measure brings back. */
  recover: range,
  /** Money over the horizon that the measure brings back. */
  effect: range,
  horizonDays: z.number().int(),
});
type Estimate = z.output<typeof estimate>;

const DAYS_PER_WEEK = 7;

export const estimateEffect = defineTool({
  name: 'metric_estimate_effect',
  version: '1',
  description:
    'Money that a measure would bring back over its horizon: a loss per week with its interval, times the share that it recovers, low, middle and high.',
  effect: 'compute',
  input: z.object({
    lossPerWeek: range.describe(
      'impact.per_week, per_week_low and per_week_high of metric_series, in any order and with their sign.',
    ),
    recoverShare: z
      .object({
        low: z.number().min(0).max(1),
        mid: z.number().min(0).max(1),
        high: z.number().min(0).max(1),
      })
      .refine(({ low, mid, high }) => low <= mid && mid <= high, 'low, mid and high must rise')
      .describe('Share of the loss that comes back, as judged by the caller.'),
    horizonDays: z
      .number()
      .int()
      .positive()
      .default(DAYS_PER_WEEK)
      .describe('Days over which it comes back.'),
  }),
  output: estimate,

  async run({ lossPerWeek, recoverShare, horizonDays }) {
    const loss = asLoss(lossPerWeek);
    const weeks = horizonDays / DAYS_PER_WEEK;
    return {
      loss,
      recover: recoverShare,
      effect: {
        low: weeks * loss.low * recoverShare.low,
        mid: weeks * loss.mid * recoverShare.mid,
        high: weeks * loss.high * recoverShare.high,
      },
      horizonDays,
    };
  },

  cells: estimateCells,
});

/** A loss as positive amounts in rising order; an interval that reaches into gain starts at nothing. */
function asLoss({ low, mid, high }: z.output<typeof range>): z.output<typeof range> {
  const size = (amount: number) => Math.max(0, -amount);
  return { low: size(Math.max(low, high)), mid: size(mid), high: size(Math.min(low, high)) };
}

function estimateCells({ loss, recover, effect, horizonDays }: Estimate, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  return {
    'loss.low': make(loss.low, 'currency'),
    'loss.mid': make(loss.mid, 'currency'),
    'loss.high': make(loss.high, 'currency'),
    'recover.low': make(recover.low, 'fraction', 'estimate'),
    'recover.mid': make(recover.mid, 'fraction', 'estimate'),
    'recover.high': make(recover.high, 'fraction', 'estimate'),
    'effect.low': make(effect.low, 'currency', 'estimate'),
    'effect.mid': make(effect.mid, 'currency', 'estimate'),
    'effect.high': make(effect.high, 'currency', 'estimate'),
    'effect.horizon_days': make(horizonDays, 'days', 'estimate'),
  };
}
