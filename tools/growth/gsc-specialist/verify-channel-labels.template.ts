import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const verifyChannelLabels: GrowthTemplate = {
  name: 'verify_channel_labels',
  team: 'gsc_specialist',
  rules: { causes: ['channel_loss', 'mix_change', 'engagement_drop'], metrics: [], dimensions: [] },
  lever: 'channel_labels',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Check labels by search data', pl: 'Sprawdź etykiety kanałów' }],
  impact: { en: 'Planned label check', pl: 'Planowany audyt kanałów' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. See in search clicks whether people or labels moved.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Sprawdź po kliknięciach, czy to ludzie, czy etykiety.',
    },
    {
      en: 'Channels moved. Compare with search clicks to see whether people or labels moved.',
      pl: 'Kanały się zmieniły. Porównaj z kliknięciami, czy to ludzie, czy tylko etykiety.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Visits change their channel when a redirect drops the referrer, when consent hides the source or when campaign tags are renamed. Clicks counted by the search engine do not know these tricks and show whether people still come.',
        pl: 'Wizyty zmieniają kanał, gdy przekierowanie gubi odsyłacz, zgody ukrywają źródło albo zmieniają się nazwy tagów kampanii. Kliknięcia liczone przez wyszukiwarkę nie znają tych zmian i pokazują, czy ludzie nadal przychodzą.',
      },
    ],
    [
      {
        en: 'Compare clicks with organic visits since {first_day}. If clicks held, repair the measurement and correct the reports; if they fell as well, the loss is real and belongs to ranking or demand.',
        pl: 'Porównaj kliknięcia z wizytami organicznymi od {first_day}. Jeśli kliknięcia się utrzymały, napraw pomiar i skoryguj raporty, a jeśli też spadły, strata jest prawdziwa i dotyczy pozycji lub popytu.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare clicks of Search Console with organic visits, day by day.',
        pl: 'Porównaj kliknięcia z Search Console z wizytami organicznymi, dzień po dniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A real loss is told from a label.',
        pl: 'Prawdziwa strata zostaje odróżniona od etykiety.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repair redirects and tags that lose the source.',
        pl: 'Napraw przekierowania i tagi, które gubią źródło.',
      },
      effort: 'low',
      expectedEffect: { en: 'Channels are counted right.', pl: 'Kanały są liczone poprawnie.' },
    },
  ],
  longTerm: [
    {
      action: { en: 'Reconcile both counts every week.', pl: 'Co tydzień uzgadniaj oba liczniki.' },
      effort: 'low',
      expectedEffect: { en: 'Gaps are seen early.', pl: 'Luki widać wcześnie.' },
    },
  ],
  disproof: {
    en: 'Search clicks moved by the same measure as visits: then the change is real.',
    pl: 'Kliknięcia zmieniły się w tej samej mierze co wizyty: wtedy zmiana jest prawdziwa.',
  },
};
