import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCases } from './rootcause-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-rootcause-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | object): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

const ADDITIVE = 'country,device,actual,expected\npl,mobile,3,10\nde,mobile,5,5\n';

it('reads sums, and the causes that truth.json names for the file', () => {
  write('one.csv', ADDITIVE);
  write('truth.json', { 'one.csv': [{ country: 'pl' }] });

  const [posed] = readCases(folder);

  expect(posed).toMatchObject({
    kind: 'additive',
    dimensions: ['country', 'device'],
    truth: [{ country: 'pl' }],
  });
  expect(posed?.leaves).toEqual([
    { values: ['pl', 'mobile'], expected: 10, actual: 3 },
    { values: ['de', 'mobile'], expected: 5, actual: 5 },
  ]);
});

it.each([
  'actual_numerator,actual_denominator,expected_numerator,expected_denominator',
  'numerator_actual,denominator_actual,numerator_expected,denominator_expected',
  'real_a,real_b,predict_a,predict_b',
  'Actual Num,Actual Den,Forecast Num,Forecast Den',
])('reads ratios under the columns %s', (columns) => {
  write('one.csv', `a,${columns}\nx,1,10,2,20\n`);
  write('truth.json', { one: [] });

  const [posed] = readCases(folder);

  expect(posed).toMatchObject({ kind: 'ratio', dimensions: ['a'], truth: [] });
  expect(posed?.leaves).toEqual([
    {
      values: ['x'],
      actual: { numerator: 1, denominator: 10 },
      expected: { numerator: 2, denominator: 20 },
    },
  ]);
});

it('takes a column for a dimension when its name says more than a side', () => {
  write('one.csv', 'actual_city,b,actual,expected\nx,y,1,2\n');
  write('truth.json', { one: [] });

  const [posed] = readCases(folder);

  expect(posed?.dimensions).toEqual(['actual_city', 'b']);
});

it('takes a truth.json of the folder of a case, as a bare list and with values that are numbers', () => {
  write('deep/one/case.csv', ADDITIVE.replaceAll('pl', '7'));
  write('deep/one/truth.json', [{ country: 7 }]);

  const [posed] = readCases(folder);

  expect(posed?.truth).toEqual([{ country: '7' }]);
});

it('looks for the truth in the folders above, by path or by name', () => {
  write('first/case.csv', ADDITIVE);
  write('second/other.csv', ADDITIVE);
  write('truth.json', { 'first/case.csv': ['country=pl&device=mobile'], other: { causes: [] } });

  const cases = readCases(folder);

  expect(cases.map(({ truth }) => truth)).toEqual([[{ country: 'pl', device: 'mobile' }], []]);
});

it.each([
  ['no case', {}, 'There is no CSV in'],
  ['no truth', { 'one.csv': ADDITIVE }, 'No truth.json says what is true of'],
  [
    'no column of amounts',
    { 'one.csv': 'country,value\npl,3\n', 'truth.json': { one: [] } },
    'There is no column of "expected"',
  ],
  [
    'half a ratio',
    { 'one.csv': 'country,actual_numerator\npl,3\n', 'truth.json': { one: [] } },
    'expected_numerator',
  ],
  [
    'no number',
    { 'one.csv': ADDITIVE.replace('3', 'three'), 'truth.json': { one: [] } },
    'Line 2 has "three"',
  ],
  ['an unknown dimension', { 'one.csv': ADDITIVE, 'truth.json': { one: [{ city: 'x' }] } }, 'names "city"'],
  ['a truth that is none', { 'one.csv': ADDITIVE, 'truth.json': { one: 3 } }, 'truth.json cannot be read'],
])('says what to do about %s', (_, files, message) => {
  for (const [file, content] of Object.entries(files)) write(file, content);

  expect(() => readCases(folder)).toThrow(message);
});
