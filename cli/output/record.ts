import { displayWidth, pad, plain, wrap } from './plain-text.ts';
import { type Output, USUAL_WIDTH } from './terminal.ts';

const GAP = '  ';

/** Names and values below each other; what is null is left out, long values go on below themselves. */
export function renderRecord(
  fields: Readonly<Record<string, string | null>>,
  { columns, paint }: Pick<Output, 'columns' | 'paint'>,
): string {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
  const nameWidth = Math.max(...entries.map(([name]) => displayWidth(name)));
  const room = (columns ?? USUAL_WIDTH) - nameWidth - GAP.length;
  return entries
    .flatMap(([name, value]) => {
      const lines = wrap(plain(value), room);
      return (lines.length === 0 ? [''] : lines).map((line, index) => {
        const label = pad(index === 0 ? name : '', nameWidth);
        return `${paint.dim(label)}${GAP}${line}`.trimEnd();
      });
    })
    .map((line) => `${line}\n`)
    .join('');
}
