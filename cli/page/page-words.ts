import type { Language } from '#core/tenant.ts';

/** The words of a page that nobody wrote for the incident. */
interface PageWords {
  readonly movedBy: string;
  readonly legend: readonly {
    readonly kind: 'actual' | 'expected' | 'band' | 'mark';
    readonly text: string;
  }[];
  readonly days: string;
  readonly impact: string;
  readonly priority: string;
  readonly advice: string;
  readonly nothing: string;
  readonly metric: string;
  readonly of: string;
  readonly actual: string;
  readonly expected: string;
  readonly change: string;
  readonly total: string;
  readonly made: string;
}

export const WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    movedBy: 'Who moved it, by',
    legend: [
      { kind: 'actual', text: 'what happened' },
      { kind: 'expected', text: 'what was to be expected' },
      { kind: 'band', text: 'its usual range' },
      { kind: 'mark', text: 'not as expected' },
    ],
    days: 'Days',
    impact: 'Impact',
    priority: 'Priority',
    advice: 'What to do',
    nothing: 'Nobody looked at this incident yet.',
    metric: 'Metric',
    of: 'Of',
    actual: 'Actual',
    expected: 'Expected',
    change: 'Change',
    total: 'total',
    made: 'Written by Steward from the stored numbers of',
  },
  pl: {
    movedBy: 'Co to poruszyło, według wymiaru',
    legend: [
      { kind: 'actual', text: 'co się stało' },
      { kind: 'expected', text: 'czego należało oczekiwać' },
      { kind: 'band', text: 'zwykły zakres' },
      { kind: 'mark', text: 'inaczej niż oczekiwano' },
    ],
    days: 'Dni',
    impact: 'Skutek',
    priority: 'Priorytet',
    advice: 'Co zrobić',
    nothing: 'Nikt jeszcze nie zbadał tego incydentu.',
    metric: 'Metryka',
    of: 'Zakres',
    actual: 'Jest',
    expected: 'Oczekiwano',
    change: 'Zmiana',
    total: 'całość',
    made: 'Zapisał Steward na podstawie danych sklepu',
  },
};
