import { Extensions } from 'type-graphql';

/** The streams whose events may change what a root field answers, from its arguments. */
export type StreamsOf = (args: Readonly<Record<string, unknown>>) => readonly string[];

/**
 * Says of a query that its answer is the same for everybody with the same permissions, and stays the same until something
 * happens in these streams: it may be kept in memory for a moment, serialised. What depends on the caller's own id is no
 * such answer; a field that does so below it must be `@Personal()`.
 */
export function Shared(streamsOf: StreamsOf): MethodDecorator {
  return Extensions({ sharedBy: streamsOf }) as MethodDecorator;
}

/** Says of a field that its value depends on who asks, not only on what they may do: it is never shared among callers. */
export function Personal(): MethodDecorator {
  return Extensions({ personal: true }) as MethodDecorator;
}
