import 'reflect-metadata';
import { graphql } from 'graphql';
import { Arg, buildSchemaSync, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';

@ObjectType()
class Dish {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  note?: string;
}

@Resolver()
class DishResolver {
  @Query(() => Dish)
  dish(@Ctx() context: { place: string }, @Arg('name', () => String) name: string): Dish {
    return Object.assign(new Dish(), { name: `${name} at ${context.place}` });
  }
}

test('tests build a schema from decorated classes as the server does, on the one copy of graphql', async () => {
  const schema = buildSchemaSync({ resolvers: [DishResolver], validate: false });
  const answer = await graphql({
    schema,
    source: '{ dish(name: "soup") { name note } }',
    contextValue: { place: 'hall' },
  });
  expect(answer).toEqual({ data: { dish: { name: 'soup at hall', note: null } } });
  // A declared field must not be defined on the instance: drivers and resolvers would see an undefined that nobody set.
  expect(Object.keys(new Dish())).toEqual([]);
});
