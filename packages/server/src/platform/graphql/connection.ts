import 'reflect-metadata';
import { AppError, decodeCursor, encodeCursor, pageSize } from '@college-kiosk/kernel';
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { GraphClass } from './refusal.ts';

@ObjectType({ description: 'Where a page of a list ends.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' })
  endCursor!: string | null;
}

export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  /** Counted only when somebody asks. */
  totalCount(): Promise<number>;
}

/** Declares `<Node>Connection` and `<Node>Edge` (Relay Cursor Connections). */
export function connectionType(nodeName: string, node: () => GraphClass): GraphClass {
  class Edge {}
  ObjectType(`${nodeName}Edge`, { description: `One ${nodeName} in a list.`, simpleResolvers: true })(Edge);
  Field(() => String, { description: 'The place of this one in the list; opaque.' })(Edge.prototype, 'cursor');
  Field(() => node(), { description: 'The thing itself.' })(Edge.prototype, 'node');
  class Connection {}
  ObjectType(`${nodeName}Connection`, { description: `A page of a list of ${nodeName}.`, simpleResolvers: true })(
    Connection,
  );
  Field(() => [Edge], { description: 'The page, in order.' })(Connection.prototype, 'edges');
  Field(() => PageInfo, { description: 'Where the page ends.' })(Connection.prototype, 'pageInfo');
  Field(() => Int, { description: 'How many there are in all, on every page together.' })(
    Connection.prototype,
    'totalCount',
  );
  return Connection;
}

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** What to read for a page. */
export interface PageRequest {
  /** One row more than the page holds: it tells whether there is another page. */
  readonly limit: number;
  /** Only what comes after this key. */
  readonly after: readonly (string | number)[] | null;
}

/** How many rows to read and after which key. Throws INVALID for a bad size or cursor. */
export function pageRequest(args: PageArgs, keyParts: number): PageRequest {
  return { limit: pageSize(args.first) + 1, after: args.after ? decodeCursor(args.after, keyParts) : null };
}

const timeKeyShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** The key of a list, as its shape says it. Throws INVALID for a cursor of another list. */
export function keyOfList<Key>(shape: z.ZodType<Key>, after: readonly (string | number)[] | null): Key | null {
  if (after === null) return null;
  const parsed = shape.safeParse(after);
  if (!parsed.success) throw new AppError('INVALID', 'after: this cursor is not one of this list.');
  return parsed.data;
}

/** The key of a list that is ordered by time, then id. Throws INVALID for a cursor of another list. */
export function timeKey(after: readonly (string | number)[] | null): { readonly at: Date; readonly id: string } | null {
  const key = keyOfList(timeKeyShape, after);
  return key && { at: new Date(key[0]), id: key[1] };
}

/** Whether a document asks a list how many there are in all: then that is read together with the page. */
export function asksForTotal({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const within = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === 'totalCount';
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      return fragment !== undefined && within(fragment.selectionSet);
    });
  return fieldNodes.some(({ selectionSet }) => selectionSet !== undefined && within(selectionSet));
}

/** Makes a page of the rows that were read for the request. What is seen whole need not be counted. */
export function toPage<Row, Node>(
  rows: readonly Row[],
  { limit, after }: PageRequest,
  key: (row: Row) => (string | number)[],
  node: (row: Row) => Node,
  totalCount: () => Promise<number>,
): Page<Node> {
  const shown = rows.slice(0, limit - 1);
  const edges = shown.map((row) => ({ cursor: encodeCursor(key(row)), node: node(row) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length >= limit, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: after === null && rows.length < limit ? async () => rows.length : totalCount,
  };
}
