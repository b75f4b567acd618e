import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactPaymentData, redactPaymentJson } from './payment-data.ts';

it.each([
  ['a card in groups', 'She paid with 4111 1111 1111 1111 yesterday.', 'She paid with [redacted] yesterday.'],
  ['a card in one piece', 'karta:5500005555555559.', 'karta:[redacted].'],
  ['a card with hyphens', '6011-0009-9013-9424', '[redacted]'],
  ['a card of fifteen digits', 'amex 3782 822463 10005, thanks', 'amex [redacted], thanks'],
  ['a card and its code', '4012888888881881 cvv 123', '[redacted] cvv [redacted]'],
  ['a code by itself', 'The CVC is: 4821.', 'The CVC is: [redacted].'],
  ['a Polish code', 'kod zabezpieczający to 993', 'kod zabezpieczający to [redacted]'],
  ['an account', 'Refund to DE89 3704 0044 0532 0130 00 please', 'Refund to [redacted] please'],
  ['an account in one piece', 'GB82WEST12345698765432', '[redacted]'],
  ['a Polish account', 'konto 61 1090 1014 0000 0712 1981 2874', 'konto [redacted]'],
  ['a card within JSON', '{"note":"4111111111111111"}', '{"note":"[redacted]"}'],
])('leaves out %s', (_name, text, redacted) => {
  expect(redactPaymentData(text)).toBe(redacted);
});

it.each([
  ['a card with a wrong check digit', '4111 1111 1111 1112'],
  ['an account with a wrong check digit', 'DE88 3704 0044 0532 0130 00'],
  ['a barcode', 'EAN 4006381333931, 5901234123457'],
  ['an order of a shop system', 'order 5123456789012 and D-47110'],
  ['days side by side', '2026-03-01 2026-03-02 2026-03-11'],
  ['a time in milliseconds and in microseconds', 'at 1795764810503 and 1795764810503112'],
  ['a telephone', '+48 600 700 800, 600 700 800 600 701'],
  ['a fraction', '{"share":0.4111111111111111,"actual":734.9999999999997}'],
  ['a large amount', 'PLN 4 111 111 111 111 111 or 4,111,111,111,111,111'],
  ['a price that an error costs', 'CVC came to 300.50 PLN, a CVR of 321%'],
  ['an id', '01a21bec-683d-7ef3-82e8-c774dfa29aa9'],
])('leaves %s as it is', (_name, text) => {
  expect(redactPaymentData(text)).toBe(text);
});

const figure = fc.oneof(
  // Sixteen digits in one piece that have a card's beginning and check digit are a card to everybody.
  fc.double({ min: -1e14, max: 1e14, noNaN: true }).map(String),
  fc.double({ min: -1, max: 1, noNaN: true }).map((value) => JSON.stringify({ change: value })),
  fc.integer().map((value) => `D-${value}`),
  fc.maxSafeInteger().map((value) => value.toLocaleString('en')),
  fc.maxSafeInteger().map((value) => value.toLocaleString('pl')),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => `${value.toFixed(2)} PLN`),
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => `${value.toFixed(1)}%`),
  fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((day) => String(day.getTime())),
  fc.nat({ max: 9_999_999_999_999 }).map(String),
  fc.uuid(),
);

it('leaves every ordinary figure as it is, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(figure, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(' ', ', ', ' – ', '\n'),
      (figures, gap) => {
        const text = figures.join(gap);
        expect(redactPaymentData(text)).toBe(text);
      },
    ),
    { numRuns: 3_000 },
  );
});

it('cleans the texts of a JSON document, at the start of a line too, and no number of it', () => {
  const number = 4_111_111_111_111_111;
  const json = JSON.stringify({ number, lines: ['Card:\n4111 1111 1111 1111'], other: 'fine' });

  expect(JSON.parse(redactPaymentJson(json))).toEqual({
    number,
    lines: ['Card:\n[redacted]'],
    other: 'fine',
  });
  expect(redactPaymentJson('{"a":"\\n1"}')).toBe('{"a":"\\n1"}');
});
