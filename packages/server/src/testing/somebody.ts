import { sql } from 'drizzle-orm';
import { addAccounts, hashPassword, signIn } from '../modules/identity/index.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import type { PersonRole } from '../platform/auth/permission.ts';
import type { CallContext } from '../platform/context.ts';
import type { Canteen } from './canteen.ts';

const PASSWORD = 'copper-otter-window-plum';

/** Somebody of a canteen who has an account, and a call of theirs as they have just signed in. */
export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly call: CallContext;
}

/** Lets people with names of their own live in a canteen. */
export async function somebodyOf(canteen: Canteen) {
  const passwordHash = await hashPassword(PASSWORD);
  let made = 0;

  /** A call of whoever signs in now; null when they are not let in. */
  async function enter(email: string, password = PASSWORD): Promise<CallContext | null> {
    const answer = await signIn(canteen.anonymous(), { email, password });
    if (!('token' in answer)) return null;
    const actor = await canteen.platform.sockets.use(resolveActor).resolve({ kind: 'session', token: answer.token });
    return { ...canteen.anonymous(), actor };
  }

  /** Somebody new with an account, signed in after a wrong try. */
  async function somebody(role: PersonRole = 'student', at?: string): Promise<Somebody> {
    made += 1;
    const email = at ?? `somebody-${made}@college.example`;
    const name = `Kanari Zwölf-${made}`;
    await canteen.db.transaction(async (tx) => {
      await addAccounts(tx, [{ email, name, passwordHash, role }], canteen.newId);
      await tx.execute(sql`update users set created_at = ${canteen.clock.now().toISOString()} where email = ${email}`);
    });
    await enter(email, 'a wrong password');
    const call = await enter(email);
    if (!call) throw new Error('They were not let in.');
    return { email, name, call, id: call.actor.id ?? '' };
  }

  /** How somebody orders for themselves. */
  const customer = ({ id }: Pick<Somebody, 'id'>) => canteen.as(['order:place', 'order:see'], { id });

  return { enter, somebody, customer };
}
