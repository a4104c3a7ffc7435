import type { Figure } from './ratio.ts';

/** A bench that is to be run: its name and what runs it. */
export interface Named {
  readonly name: string;
  run(): Promise<Figure[]>;
}

const HEAD = '| promise | min | median | max | target | holds |\n|---|---|---|---|---|---|';

/**
 * Runs benches one after the other, says each row as it is measured and the whole table at the end. One that throws has a row
 * that says why, and takes nothing from the others. Answers the table, and whether every figure was measured and holds.
 */
export async function runAll(
  benches: readonly Named[],
  say: (text: string) => void,
): Promise<{ readonly rows: readonly string[]; readonly holds: boolean }> {
  const rows: string[] = [];
  let holds = true;
  for (const { name, run } of benches) {
    const measured = await run().then(
      (figures) => {
        holds &&= figures.every((figure) => figure.holds);
        return figures.map(row);
      },
      (error: Error) => {
        holds = false;
        return [failed(name, error)];
      },
    );
    for (const line of measured) say(line);
    rows.push(...measured);
  }
  say(`\n${HEAD}`);
  for (const line of rows) say(line);
  return { rows, holds };
}

/** A row of Markdown, as docs/measurements takes it. */
export function row({ name, median, min, max, unit, target, isFloor, holds }: Figure): string {
  const digits = Number.isInteger(target) && unit === '' ? 0 : 2;
  const [least, middle, most, aim] = [min, median, max, target].map((value) =>
    `${value.toFixed(digits)} ${unit}`.trim(),
  );
  return `| ${name} | ${least} | ${middle} | ${most} | ${isFloor ? '≥' : '≤'} ${aim} | ${holds ? 'yes' : '**SHORT**'} |`;
}

function failed(name: string, error: Error): string {
  const [why = ''] = error.message.split('\n');
  return `| ${name} | – | – | – | – | **failed: ${why.replaceAll('|', '\\|')}** |`;
}
