import 'reflect-metadata';
import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { createUnionType, Field, InterfaceType, ObjectType } from 'type-graphql';

/** The common part of every refusal. */
@InterfaceType('Refusal', {
  description: 'An answer that says no for a reason the person can act on. Nothing was changed.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class RefusalInterface {
  @Field(() => String, { description: 'Stable name of the reason, in capitals; the type has the same name.' })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do, for the person at the screen.' })
  message!: string;
}

type Thunk = Parameters<typeof Field>[0];
// biome-ignore lint/complexity/noBannedTypes: type-graphql speaks of classes as functions
export type GraphClass = Function & (new () => object);

/** `OUT_OF_STOCK` becomes `OutOfStock`. */
export function typeNameOf(code: string): string {
  return code.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Declares the GraphQL type of a refusal, with the details that help the person on. */
export function refusalType(
  code: string,
  description: string,
  details: Readonly<Record<string, { readonly type: Thunk; readonly description: string }>> = {},
): GraphClass {
  class Type {}
  ObjectType(typeNameOf(code), { implements: RefusalInterface, description, simpleResolvers: true })(Type);
  for (const [name, detail] of Object.entries(details)) {
    Field(detail.type as () => typeof String, { description: detail.description })(Type.prototype, name);
  }
  return Type;
}

/** A mutation's answer: what it did, or one of its refusals. */
export function resultUnion<Types extends readonly GraphClass[]>(name: string, description: string, types: Types) {
  return createUnionType({
    name,
    description,
    types: () => types,
    resolveType: (value: object) => (value as { __typename: string }).__typename,
  });
}

/** Turns a command's answer into a union member: the refusal by its code, the success through `done`. */
export async function reply<Done>(
  typename: string,
  answer: Done | Refusal,
  done: (value: Exclude<Done, Refusal>) => object | Promise<object>,
): Promise<object> {
  if (isRefusal(answer)) {
    const details = typeof answer.details === 'object' ? answer.details : {};
    return { __typename: typeNameOf(answer.code), code: answer.code, message: answer.message, ...details };
  }
  return { __typename: typename, ...(await done(answer as Exclude<Done, Refusal>)) };
}
