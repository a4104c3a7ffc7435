import { Fault } from '@college-kiosk/kernel';
import type { Actor } from './actor.ts';

const keys = new WeakMap<Actor, string>();

/**
 * Names what an actor may do: two with the same key get the same answers, but for what depends on who they are. Null for
 * an actor whose permissions cannot be listed, whose answers are shared with nobody.
 */
export function scopeKey(actor: Actor): string | null {
  const known = keys.get(actor);
  if (known !== undefined) return known;
  if (!(actor.permissions instanceof Map)) return null;
  const grants = [...(actor.permissions as ReadonlyMap<string, 'everywhere' | ReadonlySet<string>>)]
    .map(([permission, reach]) => `${permission}@${reach === 'everywhere' ? '*' : [...reach].sort().join()}`)
    .sort();
  const key = `${actor.kind} ${actor.outletId ?? '-'} ${grants.join(' ')}`;
  keys.set(actor, key);
  return key;
}

/**
 * Somebody with the actor's permissions and nobody's name, for an answer that several will get. Throws a Fault at a field
 * that asks who it is: such a field belongs to the personal ones.
 */
export function anyoneLike({ kind, permissions, outletId }: Actor): Actor {
  const unasked = (): never => {
    throw new Fault('A shared answer depends on who asks: mark the field @Personal().');
  };
  return {
    ...{ kind, permissions, outletId, label: 'whoever asks' },
    get id() {
      return unasked();
    },
    get deviceId() {
      return unasked();
    },
    get session() {
      return unasked();
    },
  };
}
