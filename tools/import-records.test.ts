import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type CsvRecord, streamRecords } from './import-records.ts';

async function read(content: string | Buffer, chunkSize = 1 << 16): Promise<CsvRecord[]> {
  const bytes = Buffer.from(content);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize);
  }
  const records: CsvRecord[] = [];
  const source = {
    path: '',
    fileName: 'a.csv',
    bytes: bytes.length,
    isCompressed: bytes[0] === 0x1f,
    metered: { stream: chunks(), read: () => bytes.length, digest: () => '' },
  };
  await streamRecords(source, new AbortController().signal, async (stream) => {
    for await (const record of stream) records.push(record);
  });
  return records;
}

const lines = (records: readonly CsvRecord[]) => records.map(({ line, fields }) => [line, fields.join('|')]);

it('names the line on which a row begins', async () => {
  const text = 'a,b\n\n1,2\n"x\ny","p\nq"\n\n\n3,4\n5,6';

  expect(lines(await read(text))).toEqual([
    [1, 'a|b'],
    [3, '1|2'],
    [4, 'x\ny|p\nq'],
    [9, '3|4'],
    [10, '5|6'],
  ]);
});

it('reads CR LF, also inside a value, and mixed with LF', async () => {
  expect(lines(await read('a,b\r\n"x\r\ny",2\r\n\r\n3,4\n5,6\r\n'))).toEqual([
    [1, 'a|b'],
    [2, 'x\r\ny|2'],
    [5, '3|4'],
    [6, '5|6'],
  ]);
});

it('reads the same in pieces of any size, packed or not', async () => {
  const text = '\uFEFF"name",place\r\n"Żółw, ""Jan""",Łódź\r\n"two\r\nlines",Wien\r\n';
  const whole = await read(text);

  expect(whole[0]?.fields).toEqual(['name', 'place']);
  expect(whole[1]?.fields).toEqual(['Żółw, "Jan"', 'Łódź']);
  expect(await read(text, 1)).toEqual(whole);
  expect(await read(gzipSync(text), 3)).toEqual(whole);
});

it('stops at a row that has no end, without holding the file', async () => {
  const endless = `a,b\n1,"${'x'.repeat(3_000_000)}`;

  await expect(read(endless)).rejects.toThrow('Line 2: a row is longer than 1000000 bytes');
});
