import { expect, test } from 'vitest';
import { figure } from './ratio.ts';
import { runAll } from './table.ts';

const quick = figure('S6 placing / the limit', [0.7, 0.9, 0.8], { atLeast: 0.6 });
const slow = figure('S7 placing / the limit', [0.1, 0.2, 0.3], { atLeast: 0.6 });
const QUICK = '| S6 placing / the limit | 0.70 x | 0.80 x | 0.90 x | ≥ 0.60 x | yes |';
const measures = (name: string, ...figures: (typeof quick)[]) => ({ name, run: async () => figures });
const throws = (name: string, message: string) => ({
  name,
  run: async () => {
    throw new Error(message);
  },
});

async function ran(...benches: Parameters<typeof runAll>[0]) {
  const said: string[] = [];
  return { ...(await runAll(benches, (text) => said.push(text))), said };
}

test('each row is said as it is measured, and the table at the end', async () => {
  const seen: number[] = [];
  const said: string[] = [];
  const second = {
    name: 'S7',
    async run() {
      seen.push(said.length);
      return [slow];
    },
  };
  await runAll([measures('S6', quick), second], (text) => said.push(text));
  expect(seen).toEqual([1]);
  expect(said[0]).toBe(QUICK);
  expect(said.at(-2)).toBe(QUICK);
});

test('a bench that throws is a row that says why; the others are measured, and nothing holds', async () => {
  const { rows, holds } = await ran(throws('S1-S3', 'port | taken\nat listen'), measures('S6', quick));
  expect(rows).toEqual(['| S1-S3 | – | – | – | – | **failed: port \\| taken** |', QUICK]);
  expect(holds).toBe(false);
});

test('figures hold together only where each holds', async () => {
  expect(await ran(measures('S6', quick))).toMatchObject({ holds: true });
  expect(await ran(measures('S6', slow, quick))).toMatchObject({ holds: false });
});
