import type { GraphQLSchema } from 'graphql';
import { type AccessTable, type FieldRow, type OperationRow, rowName } from './access-table.ts';
import { documentTo, leadingFields, type OneField } from './document.ts';
import { ask, waysOf } from './door.ts';
import { expectationOf } from './expectation.ts';
import type { Operation, Trial, Tried } from './operations.ts';
import { variablesFor } from './variables.ts';

interface LedTo {
  readonly row: FieldRow;
  readonly asked: NonNullable<FieldRow['asked']>;
  readonly through: Operation;
  readonly document: OneField;
}

/** What the table and the schema do not have in common of the fields that lead to other rows, one line each. */
export function missingFields({ fields }: AccessTable, schema: GraphQLSchema): string[] {
  const told = new Set(fields.map(({ field }) => field));
  const there = leadingFields(Object.values(schema.getTypeMap()).filter((type) => 'getFields' in type) as never);
  return [
    ...there
      .filter((name) => !told.has(name))
      .map((name) => `${name} leads to other rows and has no row in docs/access.md`),
    ...[...told]
      .filter((name) => !there.includes(name))
      .map((name) => `docs/access.md has a row of ${name}, which is not there`),
  ];
}

/** The fields that are looked at by themselves, each with its document. Those of streams are heard there. */
export function fieldsAsked({ fields }: AccessTable, operations: readonly Operation[]): LedTo[] {
  return fields.flatMap((row) => {
    const { asked } = row;
    const through = operations.find((one) => asked && rowName(one.row) === asked.via);
    if (!asked || through?.row.root !== 'Query') return [];
    const document = documentTo('Query', through.field, row.field);
    return document ? [{ row, asked, through, document }] : [];
  });
}

/** Each field by everybody who is shown the row it stands in, in their own outlet: followed by whom the table names, and closed to others. */
export async function tryFields(led: readonly LedTo[], trial: Trial): Promise<Tried> {
  const violations: string[] = [];
  let cells = 0;
  for (const { row, asked, through, document } of led) {
    for (const caller of trial.everybody) {
      if (expectationOf(through.row, caller, 'here') !== 'in') continue;
      cells += 1;
      const variables = variablesFor(rowName(through.row), through.field, trial.rooms.here, trial.common);
      const text = await ask(trial.url, caller, document, variables, waysOf(caller)[0] ?? 'ours');
      const rule: OperationRow = { ...through.row, who: asked.who, where: 'outlet', elsewhere: 'FORBIDDEN' };
      const isMeant = expectationOf(rule, caller, 'here') === 'in';
      const told = toldIn(text, row.field.split('.')[1] ?? '');
      const meant = isMeant ? 'something' : asked.others;
      if (told !== meant) violations.push(`${row.field} by ${caller.name}: ${told} instead of ${meant}`);
    }
  }
  return { cells, violations };
}

/** What stands in the field, wherever it is in the answer. */
function toldIn(text: string, name: string): string {
  const { data, errors } = JSON.parse(text) as {
    data?: unknown;
    errors?: { path?: unknown[]; extensions?: { code?: string } }[];
  };
  const failed = errors?.find(({ path }) => path?.includes(name));
  if (failed) return failed.extensions?.code ?? 'no code';
  return valuesOf(data, name).some((value) => value !== null && !(Array.isArray(value) && value.length === 0))
    ? 'something'
    : 'nothing';
}

function valuesOf(within: unknown, name: string): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([key, value]) => (key === name ? [value] : valuesOf(value, name)));
}
