import { sql } from 'drizzle-orm';
import {
  beginCollegeLink,
  beginCollegeSignIn,
  changeCollegeSettings,
  collegeProvider,
  finishCollegeSignIn,
  OpenIdProvider,
} from '../modules/identity/index.ts';
import type { PersonRole } from '../platform/auth/permission.ts';
import type { CallContext } from '../platform/context.ts';
import { peopleOf } from './people.ts';
import { type Claims, openCollege } from './test-college.ts';
import type { World } from './world.ts';

const ORIGIN = 'https://canteen.example';

type Settings = Omit<Parameters<typeof changeCollegeSettings>[1], 'commandId'>;

/** A world whose people are known to a college, which is a real OpenID provider. */
export async function collegePeople(world: World) {
  const people = peopleOf(world);
  const redirectUris = ['staff', 'student'].map((app) => `${ORIGIN}/${app}/from-college`);
  const college = await openCollege({ redirectUris });
  const provider = new OpenIdProvider({ ...college, origin: ORIGIN, clock: world.clock });
  world.platform.sockets.plug(collegeProvider, provider);

  /** Somebody whom the college knows, by their `sub`; with a verified address of the college unless said otherwise. */
  function known(sub: string, claims: Claims = {}): string {
    college.people.set(sub, {
      name: `Somebody ${sub}`,
      email: `${sub}@college.example`,
      email_verified: true,
      ...claims,
    });
    return sub;
  }

  /** Saves the settings: on, for college.example, and what else is said. Gives the answer. */
  function set(settings: Partial<Settings> = {}, by: CallContext = people.administrator()) {
    const usual: Settings = {
      ...{ isOn: true, domains: ['college.example'], groupsClaim: 'groups', unknownPerson: 'REFUSE' },
      ...{ trustsFactor: false, factorAcrs: [], mappings: [] },
    };
    return changeCollegeSettings(by, { commandId: world.newId(), ...usual, ...settings });
  }

  /** Sends somebody to the college. Throws where that is refused. */
  async function begin(call = world.anonymous(), app: 'STAFF' | 'STUDENT' = 'STAFF', endOldest = false) {
    const begun = await beginCollegeSignIn(call, { app, returnTo: `/${app.toLowerCase()}/`, endOldest });
    if ('refused' in begun) throw new Error(begun.message);
    return begun;
  }

  /** Signs in by the college, from the button to the session. Gives the answer. */
  async function signIn(who: string, call = world.anonymous(), endOldest = false) {
    const { url, browserToken } = await begin(call, 'STAFF', endOldest);
    return finishCollegeSignIn(call, { response: await college.goThrough(url, who), browserToken });
  }

  /** The session that somebody got. Throws where they were not let in. */
  async function session(who: string): Promise<string> {
    const answer = await signIn(who);
    if (!('token' in answer)) throw new Error(`Not let in: ${JSON.stringify(answer)}`);
    return answer.token;
  }

  /** Links the account of whoever holds the session with that of the college. Throws where they are not sent there. */
  async function link(token: string | null, who: string) {
    const call = await people.callOf(token);
    const begun = await beginCollegeLink(call, { app: 'STAFF', returnTo: '/staff/account' });
    if ('refused' in begun) throw new Error(begun.message);
    const { url, browserToken } = begun;
    return finishCollegeSignIn(call, { response: await college.goThrough(url, who), browserToken });
  }

  /** Somebody of the staff who has chosen their own password, and a session of theirs. */
  async function staff(role: PersonRole) {
    const person = await people.person([role]);
    await world.db.execute(sql`update users set password_is_due = false where id = ${person.id}`);
    return { ...person, token: await people.enter(person.email) };
  }

  return { people, college, provider, known, set, begin, signIn, session, link, staff };
}

export type CollegePeople = Awaited<ReturnType<typeof collegePeople>>;
