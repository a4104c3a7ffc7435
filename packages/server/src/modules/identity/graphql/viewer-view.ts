import type { GraphContext } from '../../../platform/graphql/context.ts';
import { viewer } from '../viewer.ts';
import type { ActorKind } from './identity.types.ts';

/** Whoever asks, as the schema shows them. */
export async function viewerView(context: GraphContext) {
  const seen = await viewer(context, {});
  return { ...seen, kind: seen.kind.toUpperCase() as keyof typeof ActorKind };
}
