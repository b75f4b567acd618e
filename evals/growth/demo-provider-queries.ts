import { CANNIBALISED_QUERY, NEAR_PAGE_ONE, WEAK_SNIPPET_QUERY } from './demo-provider-truth.ts';

/** Where a page stands for a query. A query is empty where Google withholds it. */
export interface Ranking {
  readonly query: string;
  readonly path: string;
  readonly position: number;
  /** Impressions per click that the shop gets from the country and device. */
  readonly demand: number;
  readonly clickRate: number;
}

type Entry = readonly [query: string, path: string, position: number, demand: number, clickRate?: number];

const [BED = '', CURTAIN = '', LAMP = ''] = NEAR_PAGE_ONE;

const POLISH: readonly Entry[] = [
  ['demo home garden', '/', 1.1, 0.22],
  ['demo home garden opinie', '/', 1.4, 0.06],
  ['sekator ogrodowy', '/p/pruning-shears/', 3.4, 0.9],
  ['sekator do róż', '/p/pruning-shears/', 4.1, 0.6],
  ['jak przycinać róże', '/guides/pruning-roses/', 2.2, 1],
  ['kiedy przycinać róże', '/guides/pruning-roses/', 2.9, 0.8],
  ['narzędzia ogrodowe sklep', '/c/garden/', 5.8, 0.9],
  ['krzesło ogrodowe składane', '/c/garden/', 7.1, 0.8],
  [CANNIBALISED_QUERY, '/c/garden/', 6.8, 0.9],
  [CANNIBALISED_QUERY, '/guides/choose-a-garden-hose/', 8.9, 0.8],
  ['jaki wąż ogrodowy wybrać', '/guides/choose-a-garden-hose/', 2.6, 0.7],
  [WEAK_SNIPPET_QUERY, '/c/garden/', 3.1, 1.6, 0.008],
  ['patelnia żeliwna 26 cm', '/p/cast-iron-pan-26-cm/', 4.7, 0.8],
  ['deska do krojenia dębowa', '/c/kitchen/', 5.2, 0.6],
  ['kawiarka na 6 filiżanek', '/c/kitchen/', 8.4, 0.6],
  ['żarówka led e27', '/p/led-bulb-e27-pack-of-4/', 6.3, 1.1],
  ['lampki solarne ogrodowe', '/c/lighting/', 7.7, 0.9],
  ['koc merino', '/p/merino-throw/', 4.9, 0.7],
  ['poszewka na poduszkę len', '/c/textiles/', 5.5, 0.6],
  ['kosz wiklinowy', '/c/storage/', 6.1, 0.7],
  ['szafka na buty bambus', '/c/storage/', 9.2, 0.7],
  [BED, '/c/garden/', 13.4, 2.8],
  [CURTAIN, '/c/textiles/', 16.2, 3.1],
  [LAMP, '/c/lighting/', 11.8, 2.2],
  ['meble do domu', '/', 34, 1.6],
  ['', '/', 3.2, 0.5],
  ['', '/c/garden/', 7.9, 1.3],
  ['', '/c/kitchen/', 8.2, 0.9],
  ['', '/c/textiles/', 8.8, 0.8],
  ['', '/p/pruning-shears/', 5.6, 0.6],
  ['', '/guides/pruning-roses/', 5.1, 0.7],
];
const GERMAN: readonly Entry[] = [
  ['demo home garden', '/', 1.2, 0.5],
  ['gartenschere kaufen', '/de/garten/', 8.4, 4],
  ['gusseisenpfanne 26 cm', '/p/cast-iron-pan-26-cm/', 12.6, 3],
  ['', '/de/garten/', 8.8, 5],
];
const CZECH: readonly Entry[] = [
  ['demo home garden', '/', 1.2, 0.5],
  ['zahradní nůžky', '/cz/zahrada/', 7.9, 4],
  ['', '/cz/zahrada/', 8.3, 4],
];
const ELSEWHERE: readonly Entry[] = [
  ['demo home garden', '/', 1.3, 1],
  ['garden shears poland', '/p/pruning-shears/', 6.2, 2],
  ['', '/', 6.5, 4],
];

const BY_COUNTRY: Readonly<Record<string, readonly Ranking[]>> = {
  pol: POLISH.map(toRanking),
  deu: GERMAN.map(toRanking),
  cze: CZECH.map(toRanking),
};
const OF_OTHERS = ELSEWHERE.map(toRanking);

/** What people of a country look for. */
export function rankingsOf(country: string): readonly Ranking[] {
  return BY_COUNTRY[country] ?? OF_OTHERS;
}

function toRanking([query, path, position, demand, clickRate]: Entry): Ranking {
  return { query, path, position, demand, clickRate: clickRate ?? usualClickRate(position) };
}

/** Clicks per impression fall steeply over the first page, and are few beyond it. */
function usualClickRate(position: number): number {
  return position > 10 ? 0.012 / (position / 10) : 0.32 / position ** 1.05;
}
