import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, pad, plain, truncate, wrap } from './plain-text.ts';

describe('plain', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007', 'link'],
    ['\u001b]0;new title\u0007shop', 'shop'],
    ['\u009b2Jgone', 'gone'],
    ['over\rwrite\nlines\ttabs', 'over write lines tabs'],
    ['bell\u0007 back\b\b', 'bell back'],
    ['abc\u202egnp.exe', 'abcgnp.exe'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['lone \ud800 half', 'lone \ufffd half'],
    ['zażółć gęślą jaźń 日本', 'zażółć gęślą jaźń 日本'],
  ])('makes %j harmless', (foreign, harmless) => {
    expect(plain(foreign)).toBe(harmless);
  });

  it('leaves no control character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
        expect(plain(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('truncate', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer text', 7, 'longer…'],
    ['日本語テキスト', 5, '日本…'],
    ['anything', 0, ''],
  ])('cuts %j to %i columns', (text, width, expected) => {
    expect(truncate(text, width)).toBe(expected);
  });

  it('never takes more columns than it may', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, width) => {
        expect(displayWidth(truncate(plain(text), width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

it('counts the columns of wide and combining characters', () => {
  expect([displayWidth('日本'), displayWidth('e\u0301'), displayWidth('🙂')]).toEqual([4, 1, 2]);
});

it('fills up to a width on either side', () => {
  expect([pad('ab', 4), pad('ab', 4, 'right'), pad('abcde', 4)]).toEqual(['ab  ', '  ab', 'abcde']);
});

it('breaks between words, and inside a word only when it is too long for a line', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a extraordinary b', 6)).toEqual(['a', 'extrao', 'rdinar', 'y b']);
});
