import type { Clock } from '../clock.ts';
import type { Actor } from './actor.ts';
import type { Credentials, RememberedActors } from './credentials.ts';

/** How long an actor is taken for what they were: what no event tells of, an expiry, counts within this time. */
const TRUSTED_MS = 5_000;
/** Whoever was seen first is forgotten first. */
const REMEMBERED_AT_MOST = 20_000;

/** Remembers who was found behind credentials, for a moment. Those who were not found are looked up every time. */
export function rememberActors(look: (credentials: Credentials) => Promise<Actor>, clock: Clock): RememberedActors {
  const known = new Map<string, { readonly actor: Actor; readonly until: number }>();
  // An answer that was asked for before somebody's rights changed is not remembered after.
  let generation = 0;
  const listeners = new Set<(actorId: string | null) => void>();
  return {
    async resolve(credentials) {
      if (credentials.kind === 'none') return look(credentials);
      const key = `${credentials.kind} ${credentials.token}`;
      const now = clock.elapsedMs();
      const kept = known.get(key);
      if (kept && now < kept.until) return kept.actor;
      known.delete(key);
      const asked = generation;
      const actor = await look(credentials);
      if (actor.kind === 'anonymous' || asked !== generation) return actor;
      const [oldest] = known.keys();
      if (known.size >= REMEMBERED_AT_MOST && oldest !== undefined) known.delete(oldest);
      known.set(key, { actor, until: now + TRUSTED_MS });
      return actor;
    },
    forget(actorId) {
      generation += 1;
      known.clear();
      for (const listener of listeners) listener(actorId);
    },
    onForget(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
