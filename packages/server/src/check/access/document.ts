import { createHash } from 'node:crypto';
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { RootType } from './access-table.ts';

/** A list of connections of lists: deep enough for all that a screen asks for, within the limits for strangers. */
const DEPTH = 5;

/** A document of one root field that asks for all that there is to be told. */
export interface OneField {
  readonly text: string;
  readonly digest: string;
}

type Root = GraphQLField<unknown, unknown>;

/** Asks for one root field. What `isLeftOut` (`Type.field`) is not asked for. */
export function documentOf(root: RootType, field: Root, isLeftOut: (name: string) => boolean): OneField {
  return wrapped(root, field, selectionOf(field.type, DEPTH, isLeftOut));
}

/** Asks, below a root field, for one field of a type that it leads to, and for nothing else. Null where it leads to none. */
export function documentTo(root: RootType, field: Root, wanted: string): OneField | null {
  const selection = selectionTo(field.type, wanted, DEPTH);
  return selection === null ? null : wrapped(root, field, selection);
}

function wrapped(root: RootType, field: Root, selection: string): OneField {
  const args = field.args.filter(({ defaultValue }) => defaultValue === undefined);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = given === '' ? field.name : `${field.name}(${given})`;
  const text = `${root.toLowerCase()} Checked${declared === '' ? '' : `(${declared})`} { ${asked} ${selection} }`;
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

function selectionOf(type: GraphQLOutputType, depth: number, isLeftOut: (name: string) => boolean): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const told = named.getTypes().filter((one) => !isRefusal(one));
    const parts = told.map((one) => `... on ${one.name} ${selectionOf(one, depth, isLeftOut)}`);
    return `{ __typename ... on Refusal { code message } ${parts.join(' ')} }`;
  }
  const fields = isObjectType(named) || isInterfaceType(named) ? Object.values(named.getFields()) : [];
  const asked = fields.flatMap(({ name, type: leads, args }) => {
    if (args.some(isRequiredArgument) || isLeftOut(`${named.name}.${name}`)) return [];
    if (isLeafType(getNamedType(leads))) return [name];
    return depth === 0 ? [] : [`${name} ${selectionOf(leads, depth - 1, isLeftOut)}`];
  });
  return `{ __typename ${asked.join(' ')} }`;
}

function isRefusal(type: GraphQLOutputType): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Refusal');
}

/** The way from a type to `Type.field`, by its nearest fields; null where there is none. */
function selectionTo(type: GraphQLOutputType, wanted: string, depth: number): string | null {
  const named = getNamedType(type);
  if (!isObjectType(named)) return null;
  const [parent, name = ''] = wanted.split('.');
  const fields = named.getFields();
  const found = named.name === parent ? fields[name] : undefined;
  if (found) return `{ __typename ${name} ${selectionOf(found.type, 0, () => false)} }`;
  if (depth === 0) return null;
  for (const field of Object.values(fields)) {
    const below = field.args.some(isRequiredArgument) ? null : selectionTo(field.type, wanted, depth - 1);
    if (below !== null) return `{ ${field.name} ${below} }`;
  }
  return null;
}

/** Every `Type.field` of the schema that leads to rows: to a type with an id of its own, from one that is no mere page. */
export function leadingFields(types: readonly GraphQLOutputType[]): string[] {
  return types.flatMap((type) => {
    if (!isObjectType(type) || /^(Query|Mutation|Subscription|__.*|.*Connection|.*Edge)$/.test(type.name)) return [];
    return Object.values(type.getFields())
      .filter((field) => hasId(field.type))
      .map((field) => `${type.name}.${field.name}`);
  });
}

function hasId(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && 'id' in named.getFields();
}
