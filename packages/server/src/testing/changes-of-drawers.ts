import type { CallContext } from '../platform/context.ts';
import { SOME_CASH } from './asked-drawers.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of cash drawers: each in an outlet of its own, since an outlet with drawers takes cash only into open ones. */
export function changesOfDrawers(of: () => AskedCanteen, answered: Answered): Readonly<Record<string, ChangeRow>> {
  const id = () => of().newId();
  let outlets = 0;
  const drawer = async () => {
    outlets += 1;
    const outletId = await of().addOutlet(
      `D${String.fromCharCode(65 + Math.floor(outlets / 26), 65 + (outlets % 26))}`,
    );
    return { commandId: id(), id: id(), outletId, name: 'Desk', deviceId: null, inUse: true };
  };
  const saved = async () => {
    const input = await drawer();
    await answered('SaveDrawer', of().administrator, { input });
    return input.id;
  };
  const opening = async () => ({ id: id(), drawerId: await saved(), float: SOME_CASH });
  const opened = async () => {
    const input = await opening();
    await answered('OpenDrawer', of().administrator, { input });
    return input.id;
  };
  const counting = async () => ({ commandId: id(), sessionId: await opened(), count: SOME_CASH });
  const counted = async () => {
    const input = await counting();
    await answered('CountDrawer', of().administrator, { input });
    return input.sessionId;
  };
  const inputAgain =
    (more: () => object) =>
    ({ input }: { input?: object }) => [{ input: { ...input, ...more() } }];

  return {
    SaveDrawer: {
      done: async () => ({ input: await drawer() }),
      refused: inputAgain(() => ({ commandId: id(), id: id() })),
    },
    OpenDrawer: { done: async () => ({ input: await opening() }), refused: inputAgain(() => ({ id: id() })) },
    MoveDrawerCash: {
      async done() {
        return { input: { id: id(), sessionId: await opened(), purpose: 'TIP', amount: 100, reason: 'From a guest' } };
      },
      refused: inputAgain(() => ({ id: id(), purpose: 'SAFE', amount: 1_000_000 })),
    },
    CountDrawer: { done: async () => ({ input: await counting() }), refused: inputAgain(() => ({ commandId: id() })) },
    CloseDrawer: {
      done: async () => ({ input: { commandId: id(), sessionId: await counted(), reason: null } }),
      refused: inputAgain(() => ({ commandId: id() })),
    },
  };
}
