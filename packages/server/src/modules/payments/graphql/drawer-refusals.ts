import { refusalType } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DrawerSessionStateEnum } from './drawer.enums.ts';

export const DrawerNotOpen = refusalType(
  'DRAWER_NOT_OPEN',
  'The outlet keeps cash drawers, and none of the viewer’s, or of their till’s, is open.',
);
export const DrawerShort = refusalType('DRAWER_SHORT', 'More would leave the drawer than is in it.');
export const DrawerOpen = refusalType('DRAWER_OPEN', 'The drawer, or another one of the viewer’s here, is open.', {
  sessionId: { type: () => UuidScalar, description: 'The session that is open.' },
});
export const DrawerRetired = refusalType('DRAWER_RETIRED', 'The drawer is no longer used.');
export const NotAtThisDrawer = refusalType(
  'NOT_AT_THIS_DRAWER',
  'The drawer is at another till, or somebody else’s, and the viewer may not see to those.',
);
export const DrawerSessionOver = refusalType('DRAWER_SESSION_OVER', 'The session was counted or closed already.', {
  sessionState: { type: () => DrawerSessionStateEnum, description: 'How far it is.' },
});
export const NotCountedYet = refusalType('NOT_COUNTED_YET', 'The drawer was not counted yet.');
export const ReasonNeeded = refusalType('REASON_NEEDED', 'A difference this large needs a reason.', {
  difference: { type: () => MoneyScalar, description: 'Counted less expected.' },
});
export const DrawerInUse = refusalType('DRAWER_IN_USE', 'The drawer is open, and stays as it is until it is counted.');
export const DrawerNameTaken = refusalType('DRAWER_NAME_TAKEN', 'Another drawer of the outlet is called so.');
export const TillHasDrawer = refusalType('TILL_HAS_DRAWER', 'The till has a drawer already.');
