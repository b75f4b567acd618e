/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'reading' | 'computing' | 'comparing' | 'writing';
  /** Of the file as it lies on disk, compressed or not. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
  /** Since the start of the import. */
  readonly rowsPerSecond: number;
  /** Until the file is read; null when it cannot be said. */
  readonly secondsLeft: number | null;
}

/** What has been done so far. */
export type ImportState = Pick<ImportProgress, 'phase' | 'bytesRead' | 'bytesTotal' | 'rows'>;

/** Adds rate and remaining time to what has been done after `seconds`. */
export function measureProgress(state: ImportState, seconds: number): ImportProgress {
  const { phase, bytesRead, bytesTotal, rows } = state;
  const canTell = phase === 'reading' && bytesRead > 0 && seconds > 0;
  return {
    ...state,
    rowsPerSecond: seconds > 0 ? rows / seconds : 0,
    secondsLeft: canTell ? (seconds * (bytesTotal - bytesRead)) / bytesRead : null,
  };
}
