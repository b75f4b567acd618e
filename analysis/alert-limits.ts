import type { AlertLimit, AlertLimits } from './stretches.ts';

/**
 * Falls are alerts earlier than rises: what a shop sells in a day has a long tail upwards (one large order, a campaign) and
 * none downwards, so that a rise must be much larger before noise does not explain it. Chosen on the first half of Online
 * Retail by `npm run bench -- detect`, and by the noise of stretches.test.ts.
 */
const DOWN: AlertLimit = { dayZ: 2.5, runZ: 2.6 };
const UP: AlertLimit = { dayZ: 3.5, runZ: 3.5 };
/** A tenant that watches no more series than this can bear the false alarms of the lowest limits. */
const FEW_SERIES = 6;

/**
 * Limits for a tenant that watches so many series. They rise so that the false alarms of all series together stay about as
 * many as with a few: the tail of normal noise thins out as exp(-z²/2), which pays for the larger number of chances. Unlike
 * the procedures for a false discovery rate, a limit never takes back today what it said yesterday.
 */
export function alertLimits(seriesCount: number): AlertLimits {
  const chances = 2 * Math.log(Math.max(1, seriesCount / FEW_SERIES));
  const raised = (z: number): number => Math.sqrt(z * z + chances);
  const limit = ({ dayZ, runZ }: AlertLimit): AlertLimit => ({ dayZ: raised(dayZ), runZ: raised(runZ) });
  return { down: limit(DOWN), up: limit(UP) };
}
