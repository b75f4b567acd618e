import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const auditTheRelease: GrowthTemplate = {
  name: 'audit_the_release',
  team: 'seo_technical',
  rules: { causes: ['unexplained'], metrics: [], dimensions: [] },
  lever: 'release',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Audit what was released', pl: 'Sprawdź, co wdrożono' }],
  impact: { en: 'Planned technical audit', pl: 'Planowany audyt wdrożeń' },
  text: [
    {
      en: '{metric} changed by {change} without a clear cause. Compare releases, tags and server errors of those days.',
      pl: 'Wskaźnik „{metric}”: {change}, bez jasnej przyczyny. Porównaj wdrożenia, tagi i błędy serwera.',
    },
    {
      en: 'A change without a clear cause. Compare releases, tags and server errors of those days.',
      pl: 'Zmiana bez jasnej przyczyny. Porównaj wdrożenia, tagi i błędy serwera z tych dni.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'No segment explains the change, so it is either everywhere or in something that the data does not hold. Releases, tag changes, consent settings and server errors touch everything at once and leave dates.',
        pl: 'Żaden segment nie wyjaśnia zmiany, więc jest ona wszędzie albo w czymś, czego dane nie zawierają. Wdrożenia, zmiany tagów, ustawienia zgód i błędy serwera dotykają wszystkiego i zostawiają daty.',
      },
    ],
    [
      {
        en: 'Put their dates beside the metric from a week before {first_day}. A match is a suspect, not a proof; undo it on a part of the traffic to see.',
        pl: 'Zestaw ich daty ze wskaźnikiem od tygodnia przed {first_day}. Zgodność to podejrzenie, nie dowód, więc cofnij zmianę na części ruchu i porównaj.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'List releases, tag publications, consent changes and error peaks of these days.',
        pl: 'Wypisz wdrożenia, publikacje tagów, zmiany zgód i szczyty błędów z tych dni.',
      },
      effort: 'low',
      expectedEffect: { en: 'Suspects with dates.', pl: 'Podejrzani z datami.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Undo the likeliest one on part of the traffic and compare.',
        pl: 'Cofnij najbardziej prawdopodobną zmianę na części ruchu i porównaj.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The cause is shown.', pl: 'Przyczyna jest wykazana.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Record every release automatically beside the metrics.',
        pl: 'Automatycznie zapisuj każde wdrożenie obok wskaźników.',
      },
      effort: 'low',
      expectedEffect: { en: 'The next search takes minutes.', pl: 'Następne szukanie zajmie minuty.' },
    },
  ],
  disproof: {
    en: 'Nothing was changed on or before that day: then the reason lies outside the site.',
    pl: 'Nic nie zmieniono tego dnia ani wcześniej: wtedy powód leży poza witryną.',
  },
};
