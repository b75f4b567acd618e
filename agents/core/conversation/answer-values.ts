import { getMetric } from '#tools/metric/metric-catalog.ts';
import { metricValues } from '#tools/metric/metric-values.tool.ts';
import type { Desk } from './desk.ts';
import type { Period } from './period.ts';
import { dimensionLabel, isSum, lateNote, metricName, periodOf } from './phrases.ts';

const UNKNOWN = '–';

/** A metric by the values of a dimension. */
export async function answerValues(
  { metric, dimension }: { readonly metric: string; readonly dimension: string },
  period: Period,
  desk: Desk,
): Promise<void> {
  const { dimensions } = getMetric(metric);
  if (!dimensions.includes(dimension)) return sayNotKept(metric, dimension, desk);
  const { firstDay, lastDay } = period;
  const found = await desk.ask(metricValues, { metric, dims: {}, dimension, firstDay, lastDay, limit: 10 });
  const name = metricName(metric, desk);
  const total = found.print('total');
  if (total === null) {
    desk.say(
      desk.words({
        en: `There is no data of ${name} ${periodOf(found, desk)} ${found.mark()}.`,
        pl: `Brak danych: ${name} ${periodOf(found, desk)} ${found.mark()}.`,
      }),
    );
    return;
  }
  const label = dimensionLabel(dimension, desk);
  desk.say(
    lateNote(period, { finding: found, cell: 'last_day' }, desk),
    desk.words({
      en: `${name} by ${label} ${periodOf(found, desk)}, ${total} in all ${found.mark()}.`,
      pl: `${name} (${label}) ${periodOf(found, desk)}, razem ${total} ${found.mark()}.`,
    }),
  );
  const amount = (value: string, field: string) =>
    found.print(`by.${dimension}.${value}.${field}`) ?? UNKNOWN;
  const rows = found.output.values.map(({ value }) => [
    value,
    amount(value, 'amount'),
    ...(isSum(metric) ? [amount(value, 'share')] : []),
  ]);
  const share = isSum(metric) ? [desk.words({ en: 'share', pl: 'udział' })] : [];
  desk.table({ columns: [label, name, ...share], rows }, found);
  const others = found.output.others > 0 ? found.print('others') : null;
  desk.say(
    others === null
      ? null
      : desk.words({
          en: `Values that are not shown: ${others} ${found.mark()}.`,
          pl: `Wartości, których nie widać: ${others} ${found.mark()}.`,
        }),
  );
}

function sayNotKept(metric: string, dimension: string, desk: Desk): void {
  const kept = getMetric(metric)
    .dimensions.map((each) => dimensionLabel(each, desk))
    .join(', ');
  const name = metricName(metric, desk);
  const label = dimensionLabel(dimension, desk);
  desk.say(
    desk.words({
      en: `${name} is not kept by ${label}. It can be shown by: ${kept}.`,
      pl: `${name}: nie ma podziału na „${label}”. Są podziały: ${kept}.`,
    }),
  );
}
