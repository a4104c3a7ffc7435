import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../../../docs/access.md', import.meta.url));

/** Whom the page names, besides those who may everything. */
const ROLES = [
  ...(['manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor', 'student'] as const),
  ...(['kiosk', 'kitchen display', 'board', 'till'] as const),
] as const;
const WIDE = ['everybody', 'people', 'nobody'] as const;
const WHERE = ['outlet', 'organisation', 'any', 'any, of all', '-'] as const;
const ELSEWHERE = ['FORBIDDEN', 'nothing', 'refused', '-'] as const;
const KINDS = { Looks: 'Query', Changes: 'Mutation', 'Live streams': 'Subscription' } as const;

export type RootType = (typeof KINDS)[keyof typeof KINDS];

/** An operation and who may use it, as the page says. */
export interface OperationRow {
  readonly root: RootType;
  readonly operation: string;
  /** What is asked for in this row, where an operation has several: `a new one`. */
  readonly variant: string | null;
  readonly who: 'everybody' | 'people' | 'nobody' | ReadonlySet<string>;
  readonly where: (typeof WHERE)[number];
  readonly elsewhere: (typeof ELSEWHERE)[number];
  /** Who is let in to their own, and finds nothing of others. */
  readonly but: ReadonlySet<string>;
  /** Whether it is open to somebody who must first see to their password or second factor. */
  readonly isWhileDue: boolean;
}

/** A field that leads to rows of another type. */
export interface FieldRow {
  readonly field: string;
  /** The look through which the check gets there, and who may follow it; null: whoever is shown the parent. */
  readonly asked: {
    readonly via: string;
    readonly who: ReadonlySet<string>;
    readonly others: 'nothing' | 'FORBIDDEN';
  } | null;
}

interface RouteRow {
  readonly path: string;
  /** Roles: who is let in to look, and finds what is there. */
  readonly who: 'everybody' | 'a signature' | 'as its operations say' | ReadonlySet<string>;
}

export interface AccessTable {
  readonly operations: readonly OperationRow[];
  readonly fields: readonly FieldRow[];
  readonly routes: readonly RouteRow[];
}

/** How a row is called. */
export function rowName({ operation, variant }: Pick<OperationRow, 'operation' | 'variant'>): string {
  return variant === null ? operation : `${operation} (${variant})`;
}

/** Reads `docs/access.md`. Throws at a row that nobody understands: it would guard nothing. */
export function readAccessTable(text = readFileSync(PAGE, 'utf8')): AccessTable {
  const sections = new Map(text.split(/^## /m).map((part) => [part.slice(0, part.indexOf('\n')).trim(), rowsIn(part)]));
  const section = (name: string) => sections.get(name) ?? [];
  const whileDue = new Set(section('While something is due').map(([name = '']) => name));
  const operations = Object.entries(KINDS).flatMap(([name, root]) =>
    section(name).map((row) => operationOf(root, row, whileDue)),
  );
  const strange = [...whileDue].filter((name) => !operations.some(({ operation }) => operation === name));
  if (strange.length > 0)
    throw new Error(`docs/access.md: ${strange.join(', ')} is open while something is due, and has no row.`);
  return {
    operations,
    fields: section('Fields that lead to other rows').map(fieldOf),
    routes: section('Routes').map(routeOf),
  };
}

/** The cells of each row, without the head and the line below it. */
function rowsIn(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function operationOf(
  root: RootType,
  [name = '', who = '', where = '', elsewhere = '', but = '']: string[],
  whileDue: ReadonlySet<string>,
): OperationRow {
  const [, operation = '', variant = null] = /^(\w+)(?: \((.+)\))?$/.exec(name) ?? [];
  if (operation === '') throw new Error(`docs/access.md: “${name}” names no operation.`);
  return {
    ...{ root, operation, variant },
    who: WIDE.find((word) => word === who) ?? rolesIn(name, who),
    where: oneOf(WHERE, where, name),
    elsewhere: oneOf(ELSEWHERE, elsewhere, name),
    but: but === '' ? new Set() : rolesIn(name, but),
    isWhileDue: whileDue.has(operation),
  };
}

function fieldOf([field = '', via = '', who = '', others = '']: string[]): FieldRow {
  if (who === 'with its parent') return { field, asked: null };
  return {
    field,
    asked: { via, who: rolesIn(field, who), others: oneOf(['nothing', 'FORBIDDEN'] as const, others, field) },
  };
}

function routeOf([path = '', who = '']: string[]): RouteRow {
  const words = ['everybody', 'a signature', 'as its operations say'] as const;
  return { path, who: words.find((word) => word === who) ?? rolesIn(path, who) };
}

function rolesIn(row: string, said: string): ReadonlySet<string> {
  if (said === 'nobody else') return new Set();
  return new Set(said.split(', ').map((role) => oneOf(ROLES, role, row)));
}

function oneOf<Word extends string>(words: readonly Word[], said: string, row: string): Word {
  const found = words.find((word) => word === said);
  if (found === undefined) throw new Error(`docs/access.md, ${row}: “${said}” is none of ${words.join(', ')}.`);
  return found;
}
