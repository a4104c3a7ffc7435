import type { Api } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';

/** Nothing was counted. */
export const NO_CASH = {
  ...{ notes500: 0, notes200: 0, notes100: 0, notes50: 0, notes20: 0, notes10: 0 },
  coins: 0,
} as const;

const SAVE_DRAWER = `mutation ($input: SaveDrawerInput!) {
  result: saveDrawer(input: $input) { __typename ... on Drawer { id } ... on Refusal { code message } }
}`;
const OPEN_DRAWER = `mutation ($input: OpenDrawerInput!) {
  result: openDrawer(input: $input) { __typename ... on DrawerSession { id } ... on Refusal { code message } }
}`;
const COUNT_DRAWER = `mutation ($input: CountDrawerInput!) {
  result: countDrawer(input: $input) { __typename ... on DrawerSession { id } ... on Refusal { code message } }
}`;

/** A drawer with a session that was counted. It is not used any more: an outlet with drawers takes cash only into open ones. */
export async function countedDrawer(api: Api, { canary, outletId }: { canary: string; outletId: string }) {
  const [drawerId, drawerSessionId] = [freshId(), freshId()];
  const drawer = { id: drawerId, outletId, name: `${canary} drawer`, deviceId: null };
  await api.command(SAVE_DRAWER, { ...drawer, commandId: freshId(), inUse: true }, 'Drawer');
  await api.command(OPEN_DRAWER, { id: drawerSessionId, drawerId, float: NO_CASH }, 'DrawerSession');
  const counted = { commandId: freshId(), sessionId: drawerSessionId, count: NO_CASH };
  await api.command(COUNT_DRAWER, counted, 'DrawerSession');
  await api.command(SAVE_DRAWER, { ...drawer, commandId: freshId(), inUse: false }, 'Drawer');
  return { drawerId, drawerSessionId };
}
