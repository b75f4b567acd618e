import type { Unit } from '#core/cell.ts';
import type { SourceColumn } from '#tools/source/source-answer.ts';
import type { SourcePage } from './mcp-server.ts';

/** A page about how things are rather than about days: no days, nothing known against it. */
export const TIMELESS: Pick<SourcePage, 'coverage' | 'quality' | 'quota' | 'next'> = {
  coverage: { from: null, to: null, completeUntil: null, timezone: null, currency: null },
  quality: {
    sampled: false,
    thresholded: false,
    otherRow: false,
    partialDays: [],
    attributionWindow: null,
    notes: [],
  },
  quota: null,
  next: null,
};

/** A column by which rows differ. */
export function dimension(name: string): SourceColumn {
  return { name, kind: 'dimension', unit: null };
}

/** A column that is measured. */
export function measure(name: string, unit: Unit): SourceColumn {
  return { name, kind: 'measure', unit };
}
