import type { Actor } from '../platform/auth/actor.ts';
import type { CallContext } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import type { GraphContext } from '../platform/graphql/context.ts';

/** What a resolver gets for this call, outside of any request; who asks may change while a stream runs. */
export function graphContext(call: CallContext, whoAsks: () => Actor = () => call.actor): GraphContext {
  return {
    ...call,
    livePositions: call.platform.live.positions(),
    sessionToken: null,
    knownToken: null,
    collegeToken: null,
    userAgent: null,
    refreshActor: async () => whoAsks(),
    setSessionCookie: () => {},
    setKnownCookie: () => {},
    setCollegeCookie: () => {},
  };
}

/** The call on a database that counts the statements it is sent; those in transactions are not looked at. */
export function countingStatements(call: CallContext): { readonly call: CallContext; count(): number } {
  let statements = 0;
  const db: Database = new Proxy(call.platform.db, {
    get(target, key) {
      if (['execute', 'select', 'selectDistinct', 'selectDistinctOn'].includes(String(key))) statements += 1;
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { call: { ...call, platform: { ...call.platform, db } }, count: () => statements };
}
