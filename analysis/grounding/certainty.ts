import type { Language } from '#core/tenant.ts';
import { isIn, wordsOf } from './word-pattern.ts';

/** Words that mark an estimate as one. */
const HEDGES: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    'estimat\\p{L}*|about|around|approximately|approx|roughly|could|may|might|possibl\\p{L}*|likely|expect\\p{L}*|predict\\p{L}*|project(?:ed|ion)|forecast\\p{L}*|planned|potential\\p{L}*|should|would|probabl\\p{L}*|perhaps|in the region of|best guess',
  ),
  pl: wordsOf(
    'szac\\p{L}*|oszac\\p{L}*|szacun\\p{L}*|około|ok\\.|mniej więcej|orientacyjn\\p{L}*|możliw\\p{L}*|może|można|mogą|mogł\\p{L}+|mógł\\p{L}*|prawdopodobn\\p{L}*|najpewniej|spodziew\\p{L}*|oczekiw\\p{L}*|przewid\\p{L}*|prognoz\\p{L}*|planowan\\p{L}*|potencjaln\\p{L}*|powin\\p{L}*',
  ),
};

/** Words that leave no doubt; beside an estimate they are wrong, whatever else is said. */
const CERTAIN: Readonly<Record<Language, RegExp>> = {
  en: wordsOf('certain(?:ly)?|guarante\\p{L}*|definitely|for sure|proven|without doubt'),
  pl: wordsOf('na pewno|z pewnością|gwarant\\p{L}*|gwarancj\\p{L}*|niewątpliwie|bez wątpienia|pewn[yaei]'),
};

/** Words that set the shop beside others. */
const BENCHMARK: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    '(?:industry|market|sector|category|peer|competitor)s?[ -](?:average|median|mean|standard|norm|benchmark|level|rate)s?|benchmarks?|industry[ -]wide|in the industry|for (?:the|this) (?:industry|sector)|across the (?:industry|market|sector)|(?:similar|comparable|other|most|typical|average) (?:shops|stores|retailers|competitors)|(?:a )?typical (?:shop|store|retailer)|competitors|rivals',
  ),
  pl: wordsOf(
    'benchmark\\p{L}*|(?:średni\\p{L}*|median\\p{L}*|norm\\p{L}*|standard\\p{L}*|wskaźnik\\p{L}*|poziom\\p{L}*) (?:w branży|branżow\\p{L}*|rynkow\\p{L}*|na rynku|w sektorze|konkurencji)|w (?:branży|sektorze)|branżow\\p{L}*|na rynku|(?:podobn\\p{L}*|porównywaln\\p{L}*|inn\\p{L}*|typow\\p{L}*|przeciętn\\p{L}*) (?:sklep\\p{L}*)|konkurenc\\p{L}*|rywal\\p{L}*',
  ),
};

/** A text that says what its estimate is not. */
const DENIAL = {
  en: /(?:not|no|nor|never) (?:an? |the )?$/iu,
  pl: /(?<!\p{L})(?:nie|żaden|ani) (?:jako )?$/iu,
};

/** Whether a sentence words what it says as an estimate. */
export function isHedged(prose: string, language: Language): boolean {
  return isIn(HEDGES[language], prose) && !isIn(CERTAIN[language], prose);
}

/** Whether a passage compares with others, and does not only say that it does not. */
export function namesBenchmark(prose: string, language: Language): boolean {
  return [...prose.matchAll(BENCHMARK[language])].some(
    (match) => !DENIAL[language].test(prose.slice(0, match.index)),
  );
}
