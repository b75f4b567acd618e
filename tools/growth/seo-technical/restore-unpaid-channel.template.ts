import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const restoreUnpaidChannel: GrowthTemplate = {
  name: 'restore_unpaid_channel',
  team: 'seo_technical',
  rules: {
    causes: ['channel_loss'],
    metrics: [],
    dimensions: ['channel', 'source', 'medium', 'referrer'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'inbound_links',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 5,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.5, high: 0.8, horizonDays: 30 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Check links from “{value}”', pl: 'Sprawdź linki: „{value}”' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Check incoming links, redirects and their tags.',
      pl: 'Wskaźnik „{metric}” ze źródła „{value}”: {segment_change}. Sprawdź linki przychodzące i przekierowania.',
    },
    {
      en: 'Visits from “{value}” fell. Check incoming links, redirects and their tags.',
      pl: 'Źródło „{value}” słabnie. Sprawdź linki przychodzące, przekierowania i oznaczenia.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'A source such as a partner, a newsletter or a social profile brings visits through links that somebody else keeps. They stop when the link is removed, the page it points to moves, the mailing is not sent, or a redirect drops the campaign parameters.',
        pl: 'Źródło takie jak partner, newsletter czy profil społecznościowy przynosi wizyty przez linki, o które dba ktoś inny. Ustają, gdy link znika, strona docelowa się przenosi, wysyłka nie wychodzi albo przekierowanie gubi parametry kampanii.',
      },
    ],
    [
      {
        en: 'Click the links that brought most visits before {first_day} and look at every redirect they pass. Check in the sending system whether mailings went out and arrived.',
        pl: 'Kliknij linki, które dawały najwięcej wizyt przed {first_day}, i obejrzyj każde przekierowanie. Sprawdź w systemie wysyłkowym, czy mailingi wyszły i dotarły.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Open the links from “{value}” that used to bring most visits, and read every redirect.',
        pl: 'Otwórz linki ze źródła „{value}”, które dawały najwięcej wizyt, i prześledź przekierowania.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A dead or stripped link is found or excluded.',
        pl: 'Martwy lub obcięty link jest znaleziony albo wykluczony.',
      },
    },
    {
      action: {
        en: 'Check whether newsletters and posts of these days were sent and delivered.',
        pl: 'Sprawdź, czy newslettery i wpisy z tych dni zostały wysłane i dostarczone.',
      },
      effort: 'low',
      expectedEffect: { en: 'A missing mailing is known.', pl: 'Wiadomo, czy zabrakło wysyłki.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Ask the owner of the link to restore it, or redirect its old target.',
        pl: 'Poproś właściciela linku o przywrócenie albo przekieruj stary cel.',
      },
      effort: 'low',
      expectedEffect: { en: 'The visits return.', pl: 'Wizyty wracają.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Test the most valuable incoming links every week.',
        pl: 'Co tydzień testuj najcenniejsze linki przychodzące.',
      },
      effort: 'low',
      expectedEffect: { en: 'A lost link is seen at once.', pl: 'Utracony link widać od razu.' },
    },
  ],
  disproof: {
    en: 'Direct visits or another source rose by the same amount: then only the label was lost.',
    pl: 'Wejścia bezpośrednie lub inne źródło wzrosły o tyle samo: wtedy zniknęła tylko etykieta.',
  },
};
