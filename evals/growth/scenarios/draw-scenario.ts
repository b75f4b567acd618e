import { addDays } from '#core/time.ts';
import { createRandom, type Random } from '../random.ts';
import { oneOf } from './draw.ts';
import { BUSINESS, type Draw } from './draw-business.ts';
import { RECORDING } from './draw-recording.ts';
import type { Matter, MatterKind, Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

/** How long a matter of a kind lasts, and how many days before the end it may begin. */
interface Course {
  readonly shortest: number;
  readonly longest: number;
  /** True when it still goes on on the last day. */
  readonly isRunning?: true;
}

const EPISODE: Course = { shortest: 5, longest: 16 };
const COURSES: Partial<Record<MatterKind, Course>> = {
  bot_traffic: { shortest: 2, longest: 10 },
  single_order: { shortest: 1, longest: 1 },
  data_gap: { shortest: 1, longest: 4 },
  late_data: { shortest: 3, longest: 5, isRunning: true },
  part_day: { shortest: 1, longest: 1, isRunning: true },
  duplicates: { shortest: 1, longest: 6 },
  tracking_outage: { shortest: 2, longest: 12 },
};
const SHOPS = [garden, fashion, gifts, sport];
const DRAWS: Partial<Record<MatterKind, Draw>> = { ...BUSINESS, ...RECORDING };

/** Kinds that can be drawn. A holiday has its day in the calendar, so there is nothing to draw. */
export const DRAWN_KINDS = Object.keys(DRAWS) as readonly MatterKind[];

/**
 * A scenario that nobody has thought of: one matter of a kind in a shop of a size, at a place, of an extent, for a time, all
 * drawn. The same kind, number and seed give the same scenario.
 */
export function drawScenario(kind: MatterKind, number: number, seed: number): Scenario {
  const random = createRandom(`draw ${kind} ${number} ${seed}`);
  const draw = DRAWS[kind];
  if (draw === undefined) throw new RangeError(`Nothing is drawn of the kind ${kind}.`);
  const shop = oneOf(SHOPS, random);
  return {
    ...{ name: `drawn-${kind.replaceAll('_', '-')}-${number}`, shop, seed, days: 110 },
    visits: 100 * random.integer(26, 60),
    lastDay: addDays('2026-03-02', random.integer(0, 230)),
    matters: [{ kind, ...courseOf(kind, random), ...draw(shop, random) }],
  };
}

function courseOf(kind: MatterKind, random: Random): Pick<Matter, 'begins' | 'days'> {
  const { shortest, longest, isRunning } = COURSES[kind] ?? EPISODE;
  const days = random.integer(shortest, longest);
  return { days, begins: days - 1 + (isRunning ? 0 : random.integer(1, 8)) };
}
