import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { idsOfPersonBehind } from './one-person.ts';

/** Of what waits for a decision, in the words of the schema. */
export const NEEDS_ANOTHER = {
  description:
    'Whether another person than whoever asks decides on it: they made it or had a hand in it, also by a key of theirs.',
};

/** Whether whoever asks is among those who made something, and so does not decide on it: for screens. The verb refuses them all the same. */
export async function needsAnother(context: GraphContext, makers: Iterable<string | null>): Promise<boolean> {
  const { actor, platform } = context;
  const made = new Set(makers);
  if (actor.id === null || made.has(actor.id)) return actor.id !== null;
  const behind = await load(
    context,
    'identity.behind',
    async (ids) =>
      new Map(await Promise.all(ids.map(async (id) => [id, await idsOfPersonBehind(platform.db, id)] as const))),
    actor.id,
  );
  return behind?.some((id) => made.has(id)) ?? false;
}
