import { randomUUID } from 'node:crypto';
import { NO_CASH } from './drawer-room.ts';
import type { Room } from './rooms.ts';

/** Of cash drawers: where an id is of something that is there. */
export const DRAWERS: Readonly<Record<string, (room: Room) => Readonly<Record<string, unknown>>>> = {
  drawerSession: ({ drawerSessionId }) => ({ id: drawerSessionId }),
  drawerReport: ({ drawerSessionId }) => ({ sessionId: drawerSessionId }),
  drawerReportPaper: ({ drawerSessionId }) => ({ sessionId: drawerSessionId }),
  drawerMovements: ({ drawerSessionId }) => ({ sessionId: drawerSessionId }),
  // One that is not used: the outlet goes on taking cash without.
  saveDrawer: () => ({ name: `Drawer ${randomUUID()}`, deviceId: null, inUse: false }),
  openDrawer: ({ drawerId }) => ({ drawerId, float: NO_CASH }),
  moveDrawerCash: ({ drawerSessionId }) => ({
    sessionId: drawerSessionId,
    purpose: 'SAFE',
    amount: 1,
    reason: 'checked',
  }),
  countDrawer: ({ drawerSessionId }) => ({ sessionId: drawerSessionId, count: NO_CASH }),
  closeDrawer: ({ drawerSessionId }) => ({ sessionId: drawerSessionId, reason: null }),
};
