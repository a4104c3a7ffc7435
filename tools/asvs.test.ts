import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const VERDICTS = ['met', 'partly', 'not met', 'n/a'];
/** Requirements of level 1 and of level 2 in ASVS 5.0.0. */
const OF_LEVEL = { '1': 70, '2': 183 };

interface Row {
  readonly number: string;
  readonly level: string;
  readonly asks: string;
  readonly verdict: string;
  readonly where: string;
  readonly test_file: string;
  readonly test: string;
  readonly remark: string;
}

/** Fields of one line; one with a comma or a quotation mark stands in quotation marks (RFC 4180). */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function read(text: string): Row[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = fieldsOf(head);
  return lines.map((line) => {
    const fields = fieldsOf(line);
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? ''])) as unknown as Row;
  });
}

/** What is wrong with a row: a path or a title that is not there, or a verdict without its grounds. */
function faults({ number, level, asks, verdict, where, test_file: file, test: title, remark }: Row): string[] {
  const isThere = (path: string) => path === '' || existsSync(join(root, path));
  return [
    ...(/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(number) ? [] : ['is no number']),
    ...(Object.hasOwn(OF_LEVEL, level) && asks !== '' && VERDICTS.includes(verdict) ? [] : ['is not whole']),
    ...(isThere(where) ? [] : [`${where} is not there`]),
    ...(file === '' || (existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes(title))
      ? []
      : [`${file} has no test “${title}”`]),
    ...((file === '') === (title === '') ? [] : ['names a test without its file']),
    ...(verdict === 'n/a' || where !== '' ? [] : ['does not say where']),
    ...((verdict === 'met' && file !== '') || remark !== '' ? [] : ['does not say why']),
  ].map((fault) => `${number} ${fault}`);
}

const rows = read(readFileSync(join(root, 'docs/asvs.csv'), 'utf8'));

test('the table names every requirement of ASVS 5.0 level 1 and 2, once', () => {
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  for (const [level, count] of Object.entries(OF_LEVEL))
    expect(rows.filter((row) => row.level === level)).toHaveLength(count);
});

test('every file and every test that the table names is there, and what is not met says why', () => {
  expect(rows.flatMap(faults)).toEqual([]);
});

test('a file that is gone, a test of another name and a verdict without grounds are seen', () => {
  const sound = rows.find(({ verdict, test_file: file }) => verdict === 'met' && file !== '');
  if (!sound) throw new Error('There is a row with a test.');
  const bad: Partial<Row>[] = [
    ...[{ where: 'packages/gone.ts' }, { test: 'nothing of the kind' }, { number: '1.2.3' }, { level: '3' }],
    ...[{ verdict: 'not met', remark: '' }, { test_file: '', test: '', remark: '' }, { where: '' }],
  ];
  expect(faults(sound)).toEqual([]);
  for (const change of bad) expect(faults({ ...sound, ...change }), JSON.stringify(change)).not.toEqual([]);
});
