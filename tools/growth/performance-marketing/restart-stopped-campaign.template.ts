import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const restartStoppedCampaign: GrowthTemplate = {
  name: 'restart_stopped_campaign',
  team: 'performance_marketing',
  rules: {
    causes: ['campaign_stopped'],
    metrics: [],
    dimensions: ['campaign', 'ad_group', 'platform', 'placement', 'banner'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'campaign',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 3,
  recovery: { metric: 'revenue', direction: 'up', low: 0.6, mid: 0.8, high: 1, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Restart campaign “{value}”', pl: 'Wznów kampanię „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: 'Campaign “{value}” stopped on {first_day}. Check status, billing, disapprovals and the budget cap, then restart it.',
      pl: 'Kampania „{value}” stanęła {first_day}. Sprawdź status, płatność, odrzucenia i limit budżetu.',
    },
    {
      en: 'Campaign “{value}” stopped. Check status, billing, disapprovals and the budget cap.',
      pl: 'Kampania „{value}” stanęła. Sprawdź status, płatność, odrzucenia i limit budżetu.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The traffic of campaign “{value}” ends abruptly while other sources go on, which is the trace of a stop and not of weaker interest. Campaigns stop for few reasons: somebody paused them, the end date passed, a payment failed, adverts or the landing page were disapproved, the budget of the account or campaign ran out, or the target domain could not be reached.',
        pl: 'Ruch z kampanii „{value}” urywa się nagle, a inne źródła działają dalej, co jest śladem zatrzymania, a nie słabszego zainteresowania. Kampanie stają z kilku powodów: ktoś je wstrzymał, minęła data końcowa, nie przeszła płatność, odrzucono reklamy lub stronę docelową, wyczerpał się budżet konta lub kampanii albo domena docelowa była niedostępna.',
      },
    ],
    [
      {
        en: 'Read the change history of the account around {first_day} and the billing and policy notices; they name the reason in minutes. If the stop was decided on purpose, record it as such; if not, restart with the former budget and watch the first days, as the bidding has to learn again.',
        pl: 'Przeczytaj historię zmian konta z okolic {first_day} oraz powiadomienia o płatnościach i zasadach, bo w kilka minut wskazują powód. Jeśli zatrzymanie było celowe, zapisz to, a jeśli nie, wznów kampanię z dawnym budżetem i obserwuj pierwsze dni, bo strategia stawek uczy się od nowa.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Open the change history, billing and policy notices of campaign “{value}” and name who or what stopped it.',
        pl: 'Otwórz historię zmian, płatności i powiadomienia o zasadach kampanii „{value}” i ustal, kto lub co ją zatrzymało.',
      },
      effort: 'low',
      expectedEffect: { en: 'The reason is known in minutes.', pl: 'Powód jest znany w kilka minut.' },
    },
    {
      action: {
        en: 'Restart it with the former budget if the stop was not intended.',
        pl: 'Wznów ją z dawnym budżetem, jeśli zatrzymanie nie było zamierzone.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Traffic and sales of the campaign return.',
        pl: 'Wracają ruch i sprzedaż z kampanii.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Set an alert for a campaign whose cost falls to zero on an active day.',
        pl: 'Ustaw alert dla kampanii, której koszt spada do zera w aktywnym dniu.',
      },
      effort: 'low',
      expectedEffect: { en: 'A stop is noticed the same day.', pl: 'Zatrzymanie widać tego samego dnia.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Spread the revenue over more campaigns and sources, so that one stop weighs less.',
        pl: 'Rozłóż przychód na więcej kampanii i źródeł, aby jedno zatrzymanie mniej ważyło.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Less depends on one campaign.', pl: 'Mniej zależy od jednej kampanii.' },
    },
  ],
  disproof: {
    en: 'The advertising account shows impressions and cost on these days: then the campaign runs and its tagging or redirect is broken.',
    pl: 'Konto reklamowe pokazuje w tych dniach wyświetlenia i koszt: wtedy kampania działa, a zepsute jest jej oznaczenie lub przekierowanie.',
  },
};
