import type { CellScope, CitedCell } from '#analysis/grounding/cited-cell.ts';
import type { RootCause } from '#analysis/grounding/statement-rules.ts';
import type { SupportedValue } from '#core/cell.ts';
import { type Cause, findingKind } from '#tools/growth/cause.ts';
import type { FigureName } from '#tools/growth/figures.ts';

/** From this confidence on, a text may say that the segment is the reason. */
export const CAUSE_THRESHOLD = 0.5;

const DAYS_PER_WEEK = 7;

/** What an advice says of its figures beside their values. */
export interface FigureContext {
  readonly cause: Cause;
  /** Days that the amounts of the effect are per. */
  readonly horizonDays: number | null;
  /** Names of the places that an analyst's finding is of. */
  readonly names?: readonly string[];
}

/** The figures of an advice or an incident as the grounding gate takes them: each with what it is about. */
export function citedCells(
  figures: Readonly<Record<string, SupportedValue | undefined>>,
  context: FigureContext,
): CitedCell[] {
  const scopes = scopesFor(context);
  return Object.entries(figures).flatMap(([name, figure]) => {
    if (figure === undefined) return [];
    const { evidenceId, cell, ...value } = figure;
    const about = scopes[name as FigureName];
    return [{ evidenceId, name: cell, cell: value, ...(about === undefined ? {} : { about }) }];
  });
}

function scopesFor(context: FigureContext): Partial<Record<FigureName, CellScope>> {
  const { cause, horizonDays } = context;
  const { metric, segment } = cause;
  const whole = { metric, entity: null };
  const part = { metric, ...(segment === null ? {} : { entity: segment.value }) };
  const effect = { role: 'level', ...(horizonDays === null ? {} : { perDays: horizonDays }) } as const;
  if (findingKind.safeParse(cause.kind).success) {
    return {
      change: { role: 'change', ...placeOf(context) },
      current: { perDays: null },
      baseline: { perDays: null },
      money: { perDays: null },
      effect_low: effect,
      effect_mid: effect,
      effect_high: effect,
    };
  }
  return {
    actual: { ...whole, role: 'level', moment: 'after', perDays: null },
    expected: { ...whole, role: 'level', moment: 'before', perDays: null },
    change: { ...whole, role: 'change' },
    segment_before: { ...part, role: 'level', moment: 'before', perDays: null },
    segment_after: { ...part, role: 'level', moment: 'after', perDays: null },
    segment_change: { ...part, role: 'change' },
    share: { role: 'share' },
    record_amount: { role: 'level' },
    record_share: { role: 'share' },
    impact_total: { role: 'change', perDays: null },
    impact_week: { role: 'change', perDays: DAYS_PER_WEEK },
    effect_low: effect,
    effect_mid: effect,
    effect_high: effect,
  };
}

/** A finding of several places together (a campaign and one of its ad groups) is named by any of them. */
function placeOf({ cause: { segment }, names = [] }: FigureContext): Pick<CellScope, 'entity'> {
  if (segment === null) return names.length === 0 ? { entity: null } : {};
  return names.every((name) => name === segment.value) ? { entity: segment.value } : {};
}

/** The segment that explains the change, when one does. */
export function rootCauseOf({ segment, kind, confidence }: Cause): RootCause | null {
  if (segment === null || kind === 'unexplained') return null;
  return { name: segment.value, confidence, threshold: CAUSE_THRESHOLD };
}
