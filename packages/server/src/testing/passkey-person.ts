import { beginPasskeySignIn, signIn, signInWithPasskey } from '../modules/identity/index.ts';
import { optionsOf, passkeyPeople } from './passkey-people.ts';
import { openPost } from './post.ts';
import type { Odd, SoftwareAuthenticator } from './software-authenticator.ts';
import { openWorld } from './world.ts';

/** A world in which a test speaks of one person who has a passkey, or will have one. */
export async function openPasskeyPerson() {
  const world = await openWorld();
  const kit = passkeyPeople(world);
  const { people } = kit;
  let one = await kit.newPerson();
  const enter = async () => people.callOf(await people.enter(one.email, kit.own));
  const ask = async () => optionsOf(await beginPasskeySignIn(world.anonymous(), {}));
  return {
    ...{ world, kit, people, post: openPost(world), enter, ask },
    get email() {
      return one.email;
    },
    get id() {
      return one.id;
    },
    /** From now on the test speaks of somebody new. */
    async next() {
      one = await kit.newPerson();
    },
    withPasskey: async (device?: SoftwareAuthenticator) => kit.withPasskey(await enter(), device),
    present: async (device: SoftwareAuthenticator, odd?: Odd, asked?: object) =>
      signInWithPasskey(world.anonymous(), { passkey: device.get(asked ?? (await ask()), odd) }),
    /** The challenge that stands after the right password. */
    async challenge(): Promise<string> {
      const answer = await signIn(world.anonymous(), { email: one.email, password: kit.own });
      if (!('challenge' in answer)) throw new Error('No second factor was asked for.');
      return answer.challenge;
    },
  };
}
