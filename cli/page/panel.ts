import type { Markup } from './markup.ts';

/** A part of a drawing that stands below others; amounts are pixels. */
export interface Panel {
  readonly height: number;
  readonly content: Markup;
}
