import { InvalidInputError } from '#core/errors.ts';
import type { BadRow } from './import-report.ts';

/** Rows of the file that cannot be read; the import did nothing. */
export class RefusedFileError extends InvalidInputError {
  /** The first ones, by line. */
  readonly badRows: readonly BadRow[];
  readonly count: number;

  constructor({ listed, count }: Pick<BadRowList, 'listed' | 'count'>, rows: number) {
    const lines = listed.map(describeBadRow).join('\n');
    const more = count > listed.length ? `\n  … and ${count - listed.length} more` : '';
    super(
      `${count} of ${rows} rows cannot be used, so nothing was imported:\n${lines}${more}\n` +
        'Correct the file, or import the other rows with --skip-bad.',
    );
    this.badRows = listed;
    this.count = count;
  }
}

function describeBadRow({ line, column, reason }: BadRow): string {
  return `  line ${line}${column === null ? '' : `, column ${column}`}: ${reason}`;
}

/** Bad rows found so far: all counted, the first ones kept. */
export interface BadRowList {
  readonly count: number;
  readonly listed: readonly BadRow[];
  add(row: BadRow): void;
}

const LISTED = 20;

export function listBadRows(): BadRowList {
  const listed: BadRow[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    get listed() {
      return listed.toSorted((first, second) => first.line - second.line);
    },
    add(row) {
      count += 1;
      if (listed.length < LISTED) listed.push(row);
    },
  };
}
