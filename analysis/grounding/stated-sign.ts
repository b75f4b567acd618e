import type { Language } from '#core/tenant.ts';
import type { Figure } from './figure.ts';
import { splitSentences } from './sentences.ts';
import type { StatedSign } from './support.ts';

/** Beginnings of words that speak of less. */
const LOSS: Readonly<Record<Language, string>> = {
  en: 'fell|fall|drop|declin|decreas|los[est]|less|lower|down|missing|short|reduc|below|shrink|shrank|fewer|cost',
  pl: 'spad|strat|strac|utra|ubyt|mniej|niż|zmniejsz|obniż|zmalał|malej|brak|poniżej|kosztuje|kosztował',
};
const GAIN: Readonly<Record<Language, string>> = {
  en: 'ros|ris|grew|grow|increas|gain|up|climb',
  pl: 'wzr|wzroś|rosł|rośn|zwiększ|zysk|przyb',
};
const BY: Readonly<Record<Language, string>> = { en: '(?:by|of)', pl: 'o' };

/** Characters before a figure that a phrase can take. */
const LONGEST_PHRASE = 40;
const ABOUT = '(?:about |around |nearly |około |prawie )?';

/** Any word of loss. */
const LOSS_WORD = { en: wordOf(LOSS.en), pl: wordOf(LOSS.pl) };
/** A phrase right before a figure that says which way it counts. */
const LOSS_BY = { en: phraseOf('en', LOSS), pl: phraseOf('pl', LOSS) };
const GAIN_BY = { en: phraseOf('en', GAIN), pl: phraseOf('pl', GAIN) };

function wordOf(stems: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${stems})`, 'iu');
}

function phraseOf(language: Language, stems: Readonly<Record<Language, string>>): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${stems[language]})\\p{L}* ${BY[language]} ${ABOUT}$`, 'iu');
}

/** What the words around a figure say of its sign. */
export function statedSign(text: string, figure: Figure, language: Language): StatedSign {
  return {
    verb: signOfVerb(text.slice(Math.max(0, figure.start - LONGEST_PHRASE), figure.start), language),
    isLoss: LOSS_WORD[language].test(sentenceAt(text, figure.start)),
  };
}

function signOfVerb(before: string, language: Language): -1 | 0 | 1 {
  if (LOSS_BY[language].test(before)) return -1;
  return GAIN_BY[language].test(before) ? 1 : 0;
}

function sentenceAt(text: string, offset: number): string {
  let end = 0;
  for (const sentence of splitSentences(text)) {
    end = text.indexOf(sentence, end) + sentence.length;
    if (end > offset) return sentence;
  }
  return text;
}
