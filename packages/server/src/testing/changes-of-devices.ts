import { createApiKey } from '../modules/identity/index.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

/** The PIN of everybody who has one. */
export const PIN = '4071';

type Ask = (name: string, call: CallContext, variables?: object) => Promise<Record<string, unknown>>;

/** What our apps change of keys, devices and tills; `withPin` makes somebody who has a PIN. */
export function changesOfDevices(
  canteen: () => AskedCanteen,
  ask: Ask,
  withPin: () => Promise<CallContext>,
): Readonly<Record<string, ChangeRow>> {
  const newId = () => canteen().newId();
  const saying = (about: object) => ({ input: { commandId: newId(), ...about } });
  async function till(): Promise<CallContext> {
    const { administrator, anonymous, platform, outletId } = canteen();
    const { id, code, secret } = await ask('BeginPairing', administrator, { kind: 'COUNTER' });
    await ask('PairDevice', administrator, {
      input: { commandId: newId(), code, kind: 'COUNTER', outletId, name: 'Till' },
    });
    const { token } = await ask('ClaimPairing', administrator, { input: { pairingId: id, secret } });
    const credentials = { kind: 'device', token: String(token) } as const;
    return { ...anonymous(), actor: await platform.sockets.use(resolveActor).resolve(credentials) };
  }
  async function key() {
    const wish = { name: 'a partner', permissions: ['order:read'], outletId: null, expiresAt: null };
    const id = newId();
    await createApiKey(canteen().administrator, { id, ...wish });
    return id;
  }
  async function device(): Promise<string> {
    const { code } = (await ask('BeginPairing', canteen().administrator, { kind: 'KIOSK' })) as { code: string };
    const input = { commandId: newId(), code, kind: 'KIOSK', outletId: canteen().outletId, name: 'Kiosk' };
    return String((await ask('PairDevice', canteen().administrator, { input })).id);
  }

  return {
    CreateApiKey: {
      done: async () => ({ input: { id: newId(), name: 'a partner', permissions: ['order:read'] } }),
      refused: (done) => [done],
      anew: ['key'],
    },
    ChangeApiKey: {
      done: async () => saying({ keyId: await key(), name: 'a partner', networks: ['203.0.113.0/24'] }),
      refused: () => [saying({ keyId: newId(), name: 'a partner', networks: ['nonsense'] })],
    },
    RotateApiKey: {
      done: async () => ({
        input: { id: newId(), keyId: await key(), oldEndsAt: canteen().clock.now().toISOString() },
      }),
      refused: (done) => [done],
      anew: ['key'],
    },
    ...Object.fromEntries(
      ['RenewDeviceToken', 'RenewStationToken'].map((name): [string, ChangeRow] => [
        name,
        { by: till, done: async () => ({}), anew: ['token'] },
      ]),
    ),
    TakeOverTill: {
      by: till,
      done: async () => ({ input: { personId: (await withPin()).actor.id, pin: PIN } }),
      refused: ({ input }: { input?: object }) => [
        { input: { ...input, pin: '9038' } },
        { input: { personId: newId(), pin: PIN } },
      ],
    },
    LockTill: { by: till, done: async () => ({}) },
    KeepTill: { by: till, done: async () => ({}) },
    WithdrawApiKey: {
      done: async () => saying({ keyId: await key() }),
      refused: () => [saying({ keyId: newId() })],
    },
    RenameDevice: {
      done: async () => saying({ deviceId: await device(), name: 'Kiosk at the door' }),
      refused: () => [saying({ deviceId: newId(), name: 'Kiosk' })],
    },
    RevokeDevice: {
      done: async () => saying({ deviceId: await device() }),
      refused: () => [saying({ deviceId: newId() })],
    },
  };
}
