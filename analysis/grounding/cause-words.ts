import type { Language } from '#core/tenant.ts';
import { hitsOf, isIn, wordsOf } from './word-pattern.ts';

/** Words that make one thing the cause of another. */
const CAUSAL: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    'because|due to|owing to|thanks to|(?:is|was|were|are|been) caused|caus(?:ed|ing)|as a (?:direct )?(?:result|consequence) of|resulted from|led to|leads to|driven by|triggered(?: by)?|brought about|stems? from|stemmed from|attributable to|responsible for|is to blame|to blame for',
  ),
  pl: wordsOf(
    'z powodu|z winy|przez(?! (?:\\p{L}+ )?(?:tydzień|tygodni\\p{L}*|dni|dzień|miesi\\p{L}+|cały|całe|godzin\\p{L}*|lat\\p{L}*|rok|\\ufffc))|(?:s|za)powodow\\p{L}+|wywoła\\p{L}+|wskutek|na skutek|w wyniku|w rezultacie|w następstwie|dzięki|ponieważ|bo(?! inaczej)|gdyż|wynika\\p{L}*(?!,? że)|przyczyn(?:ą|a) (?:jest|był\\p{L}*|spad\\p{L}+|wzrost\\p{L}+|strat\\p{L}+|tego|tej)|winn[yae]|odpowiada za|odpowiadają za|doprowadził\\p{L}*',
  ),
};

/** A sentence that only supposes states nothing. */
const SUPPOSED: Readonly<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:if|whether|unless|suppose|once|either|when|whenever)(?!\p{L})|\?\s*$/iu,
  pl: /(?<!\p{L})(?:jeśli|jeżeli|czy|gdyby|o ile|gdy|albo)(?!\p{L})|\?\s*$/iu,
};

/** The causal words of a passage, in order. */
export function causalWordsIn(prose: string, language: Language) {
  return hitsOf(CAUSAL[language], prose);
}

/** Whether a sentence is a condition or a question. */
export function isSupposed(prose: string, language: Language): boolean {
  return SUPPOSED[language].test(prose);
}

/** Words that tell of one change that took place, and not of changes in general. */
const CHANGED: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    '(?:fell|dropped|declined|decreased|lost|rose|grew|increased|climbed|changed|collapsed|jumped|stopped|improved|slumped|shrank)|(?:the|this|that|our|your) (?:\\p{L}+ )?(?:drop|fall|decline|decrease|loss|rise|increase|growth|change|jump|slump)',
  ),
  pl: wordsOf(
    'spad(?:ł|ła|ło|ły|li|ek|ku|kiem)|wzr(?:ósł|osła|osło|osły|ost|ostu|ostem)|zmala\\p{L}+|strat[aęąy]|stracił\\p{L}*|utracił\\p{L}*|zmniejszył\\p{L}*|zwiększył\\p{L}*|obniżył\\p{L}*|zmian[aęąy]|skoczył\\p{L}*|zmienił\\p{L}*',
  ),
};

/** Whether a passage tells of a change that took place. */
export function tellsOfChange(prose: string, language: Language): boolean {
  return isIn(CHANGED[language], prose);
}
