import { expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

it.each([
  ['Sprzedaż spadła. Sprawdź płatności.', 2],
  ['Sprawdź np. BLIK i m.in. karty. Potem wdrożenie.', 2],
  ['Sprawdź np. Przelewy i tzw. Pay-by-link.', 1],
  ['Strata to 1,2 tys. zł tygodniowo.', 1],
  ['Strata to 158\u00a0tys.\u00a0CZK. Ogranicz budżet.', 2],
  ['Strata to 158 tys. Czekamy.', 2],
  ['Naprawa trwa 2 godz. Potem sprawdź.', 2],
  ['Zacznij ok. 5 rano.', 1],
  ['Rate fell to 3.5 from 4.2 and stayed.', 1],
  ['Check e.g. Stripe, i.e. the provider. Then wait.', 2],
  ['We say no. Then we wait. Then we act.', 3],
  ['Really? Yes! Good…', 3],
  ['Fix “Buy now! Really. Yes?” today. Then wait.', 2],
  ['Napraw „A. B. C.” dziś.', 1],
  ['Od 21.11.2026 do 27.11.2026. Sprawdź.', 2],
  ['no capital after. this dot', 1],
  ['First line\nsecond line', 2],
  ['', 0],
])('%j has %i sentences', (text, count) => {
  expect(splitSentences(text)).toHaveLength(count);
});

it('gives the sentences back as they stand', () => {
  expect(splitSentences(' One “a. b”. Two! ')).toEqual(['One “a. b”.', 'Two!']);
});
