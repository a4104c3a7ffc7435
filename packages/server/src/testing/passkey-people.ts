import { addPasskey, beginPasskey, changePassword } from '../modules/identity/index.ts';
import type { PersonRole } from '../platform/auth/permission.ts';
import type { CallContext } from '../platform/context.ts';
import { FIRST_PASSWORD, peopleOf } from './people.ts';
import { type Odd, SoftwareAuthenticator } from './software-authenticator.ts';
import type { World } from './world.ts';

/** What somebody's browser is given of an answer that began something. Throws where nothing was begun. */
export function optionsOf(begun: object): object {
  if (!('options' in begun)) throw new Error('Nothing was begun.');
  return begun.options as object;
}

/** People of a world who have passkeys. */
export function passkeyPeople(world: World) {
  const people = peopleOf(world);
  const own = 'velvet-harbour-lemon-kite';

  /** Somebody who has chosen their own password, and the session in which they did. */
  async function newPerson(roles: readonly PersonRole[] = ['administrator']) {
    const person = await people.person(roles);
    const token = await people.enter(person.email);
    await changePassword(await people.callOf(token), { presentPassword: FIRST_PASSWORD, newPassword: own });
    return { ...person, token };
  }

  /** Lets a device make a passkey for whoever calls, and adds it. */
  async function add(call: CallContext, device = new SoftwareAuthenticator(), odd?: Odd) {
    const made = device.create(optionsOf(await beginPasskey(call, {})), odd);
    return { device, made, added: await addPasskey(call, { name: 'My laptop', response: made }) };
  }

  /** Adds a passkey for whoever calls; gives its device too. */
  async function withPasskey(call: CallContext, device?: SoftwareAuthenticator) {
    const { device: holder, added } = await add(call, device);
    if (!('id' in added)) throw new Error(added.message);
    return { call, device: holder, passkeyId: added.id, codes: added.codes };
  }

  return { people, own, newPerson, add, withPasskey };
}
