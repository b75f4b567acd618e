import type { RuleOf } from '#analysis/tables/rule.ts';
import type { Unit } from '#core/cell.ts';
import type { AnalysedFinding, AnalysisAnswer } from '#tools/source/analysis-answer.ts';
import { analysisCells, unitsOf } from '#tools/source/analysis-cells.ts';
import type { Analyst, AnalystCheck } from '../../analyst.ts';
import { tellFindings } from '../analyst-findings.ts';
import type { FoundExample } from './testing-findings.ts';

/** Names as sources give them: long, of figures, with addresses, in Polish. */
const PLACES: Readonly<Record<string, string>> = {
  deviceCategory: 'mobile',
  device: 'MOBILE',
  impression_device: 'iphone',
  country: 'Czechia',
  region: 'Województwo kujawsko-pomorskie',
  sessionDefaultChannelGroup: 'Paid Search',
  firstUserDefaultChannelGroup: 'Organic Social',
  sessionSourceMedium: 'news.example / email',
  newVsReturning: 'returning',
  dayOfWeekName: 'Tuesday',
  itemName: 'Zasłona zaciemniająca „Noc”, 140 × 250 cm',
  itemCategory: 'Ogród i taras',
  landingPage: '/poradniki/jak-przycinac-roze-krok-po-kroku-w-2026/',
  page: 'https://demo-shop.example/p/zaslona-zaciemniajaca-noc-140-250/?kolor=granat&rozmiar=xl',
  page_url: 'https://demo-shop.example/',
  url: 'https://demo-shop.example/sitemap-produkty-2.xml',
  query: 'wąż ogrodowy 20 m',
  campaign: 'search_generic_de',
  campaign_name: '[PL] Wiosna 2026 – wyprzedaż do -50%',
  adset_id: '31002',
  age: 'AGE_RANGE_18_24',
  detail: 'JavaScript that is not used',
};

const VALUES: Readonly<Record<Unit, readonly [current: number, baseline: number]>> = {
  count: [41, 97],
  currency: [1732.4, 3268.9],
  fraction: [0.0213, 0.0416],
  points: [0.0213, 0.0416],
  seconds: [5.31, 2.58],
  days: [3, 1],
  hours: [3, 1],
  ratio: [1.67, 4.4],
  z: [1.67, 4.4],
  date: [1, 1],
  label: [1, 1],
};

const EXTRAS: Readonly<Record<string, AnalysedFinding['extras']>> = {
  efficiency: { cost: 5497.03, results: 3, expected: 135.4, part_of_cost: 0.042 },
  band: { ctr: 0.00625, ordinary_ctr: 0.034, more_clicks: 2242.4, impressions: 79353 },
  curve: { position: 3.07, more_clicks: 1811.2, impressions: 40511 },
  rivalry: {
    first: 'https://demo-shop.example/c/ogrod/',
    second: 'https://demo-shop.example/poradniki/waz-ogrodowy/',
    first_share: 0.528,
    rivals: 2,
  },
  decay: { age: 50, frequency: 2.03, frequency_before: 1.4 },
  missing_days: { first_missing: '2026-11-03', last_missing: '2026-11-05' },
  forecast: { growth: 0.083, last_year: 310954, forecast_days: 28 },
};

/** What an analyst would tell of one of its checks: with all that can be known, and with the least. */
export function findingsOfCheck(analyst: Analyst, check: AnalystCheck): FoundExample[] {
  const answer = answerFor(analyst, check);
  const told = tellFindings({
    analyst: { ...analyst, checks: [check] },
    answer,
    cells: analysisCells(answer),
    evidenceId: 'e',
  });
  return told.map(({ insight: { subject, text, figures } }) => ({
    ...{ kind: check.theme, subject, figures, finding: text, remedy: check.advice },
    isExposed: check.rule.money?.nature === 'exposed',
  }));
}

function answerFor({ measures }: Analyst, { id, rule }: AnalystCheck): AnalysisAnswer {
  const { unit, measureUnit } = unitsOf(rule as RuleOf<typeof rule.kind>, measures);
  const limit = 'limit' in rule ? rule.limit : null;
  const [current, usual] = VALUES[unit];
  // What is held against a limit has the limit as its baseline.
  const baseline = limit ?? usual;
  const by = 'by' in rule ? rule.by : [];
  const full: AnalysedFinding = {
    ...{ rank: 1, current, baseline, sample: 4211, money: 6362.36 },
    change: baseline === 0 ? null : current / baseline - 1,
    subject: Object.fromEntries(by.map((name) => [name, PLACES[name] ?? `Nowa ${name} – wiosna 2026`])),
    ...{ certainty: 'likely', direction: 'worse', isSevere: true },
    extras: { ...EXTRAS[rule.kind], ...shownBy(rule) },
  };
  return {
    ...{ currency: 'PLN', from: '2026-10-24', to: '2026-11-20', rows: 512, tables: [], headlines: [] },
    ...{ hasPrevious: true, hasYearBefore: false },
    rules: [
      {
        ...{ id, kind: rule.kind, unit, measureUnit, limit, judged: 9, tooSmall: 0, missing: null },
        ...{ findings: [full, { ...full, rank: 2, money: null, sample: null }] },
        ...{ more: 0, moneyOfAll: 6362.36 },
      },
    ],
  };
}

/** Words of the source that a finding shows. */
function shownBy(rule: AnalystCheck['rule']): AnalysedFinding['extras'] {
  if (rule.kind === 'gap' && rule.against !== undefined) return { against: rule.against };
  return rule.kind === 'flag' ? Object.fromEntries(rule.show.map((name) => [name, 'NOT_ELIGIBLE_2'])) : {};
}
