import { type GraphQLSchema, parse } from 'graphql';
import type { GraphContext } from '../platform/graphql/context.ts';
import { interpreted, type Variables } from '../platform/graphql/operation.ts';
import type { Hub } from '../platform/live/hub.ts';

/** A client of a live stream that notes what it is told. */
export interface Hearer<Data> {
  /** The data of each message so far, in order. */
  readonly heard: Data[];
  readonly errors: { readonly extensions: { readonly code: string } }[];
  /** The payloads as they would go out: the same object for all that share one. */
  readonly payloads: Buffer[];
  /** Whether the stream has ended for it. */
  hasEnded(): boolean;
  /** Whether it was told to connect again. */
  wasSentAway(): boolean;
  leave(): void;
}

/** Subscribes over the hub, as a socket does. Throws what the field refuses with. */
export async function hear<Data>(
  hub: Hub,
  schema: GraphQLSchema,
  asked: { readonly text: string; readonly variables?: Variables; readonly context: GraphContext },
): Promise<Hearer<Data>> {
  const { text, variables = {}, context } = asked;
  const heard: Data[] = [];
  const errors: Hearer<Data>['errors'] = [];
  const payloads: Buffer[] = [];
  let ended = false;
  let sentAway = false;
  const leave = await hub.join(
    { operation: interpreted(schema, parse(text), null, text), variables, context },
    {
      next(payload) {
        payloads.push(payload);
        const result = JSON.parse(String(payload));
        if (result.data) heard.push(result.data);
        errors.push(...(result.errors ?? []));
      },
      end() {
        ended = true;
      },
      connectAgain() {
        sentAway = true;
      },
    },
  );
  return { heard, errors, payloads, hasEnded: () => ended, wasSentAway: () => sentAway, leave };
}
