import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { GraphContext } from './context.ts';

/** Begins to find out what a field will ask for, from the arguments of the root field it stands under. */
export type Begin = (context: GraphContext, args: Readonly<Record<string, unknown>>) => Promise<unknown> | unknown;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Says of a field that what it needs can be begun as soon as a document that selects it is run, instead of when the thing
 * it belongs to has been found. The field itself then asks for it under the same name (`once`). For looks and streams: a
 * change is never looked ahead of.
 */
export function Ahead(begin: Begin): MethodDecorator {
  return Extensions({ ahead: begin }) as MethodDecorator;
}

/** What the fields of a selection want begun, each once. */
export function begunBy(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  selected: SelectionSetNode | undefined,
  fragments: Fragments,
): Set<Begin> {
  const begun = new Set<Begin>();
  const within = (owner: GraphQLNamedType | undefined, set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const fields = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields() : {};
        const field = fields[selection.name.value];
        if (!field) continue;
        if (field.extensions.ahead) begun.add(field.extensions.ahead as Begin);
        within(getNamedType(field.type), selection.selectionSet);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition;
      within(condition ? schema.getType(condition.name.value) : owner, fragment?.selectionSet);
    }
  };
  within(type, selected);
  return begun;
}
