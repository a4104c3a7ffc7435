import type { NavItem } from '@college-kiosk/ui';
import {
  IconAlertTriangle,
  IconBell,
  IconBook2,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCashRegister,
  IconChartBar,
  IconChefHat,
  IconClipboardList,
  IconDevices,
  IconFileInvoice,
  IconKey,
  IconLayoutDashboard,
  IconListCheck,
  IconListDetails,
  IconListSearch,
  IconMail,
  IconPackages,
  IconReceipt,
  IconSchool,
  IconSettings,
  IconShieldLock,
  IconShoppingCart,
  IconSoup,
  IconTemperature,
  IconToolsKitchen2,
  IconTransfer,
  IconTrash,
  IconTruckReturn,
  IconUserCheck,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';

type Place = NavItem & { to: Route; needs: string };
type Route =
  | '/today'
  | '/counter'
  | '/kitchen'
  | '/orders'
  | '/menu'
  | '/stock'
  | '/stock/overview'
  | '/stock/alerts'
  | '/stock/items'
  | '/stock/recipes'
  | '/stock/production'
  | '/stock/transfers'
  | '/stock/locations'
  | '/stock/temperatures'
  | '/stock/recall'
  | '/purchasing'
  | '/purchasing/bills'
  | '/purchasing/returns'
  | '/purchasing/suggestions'
  | '/suppliers'
  | '/stock/waste'
  | '/stock/counts'
  | '/devices'
  | '/mail'
  | '/admin'
  | '/security'
  | '/college'
  | '/accounts'
  | '/roles'
  | '/approvals'
  | '/audit'
  | '/api-keys';

const size = { size: 20, 'aria-hidden': true } as const;

/** Every place of the app with the permission it needs; null: nothing but to be signed in. Order is the order of a working day. */
const places: readonly Place[] = [
  place('/today', 'Today', 'sales:read', <IconChartBar {...size} />, 'Service'),
  place('/counter', 'Counter', 'order:collect', <IconCashRegister {...size} />, 'Service'),
  place('/kitchen', 'Kitchen display', 'ticket:read', <IconChefHat {...size} />, 'Service'),
  place('/orders', 'Orders', 'order:read', <IconReceipt {...size} />, 'Service'),
  place('/menu', 'Menu', 'menu:availability', <IconSoup {...size} />, 'Canteen'),
  place('/stock/overview', 'Overview', 'stock:read', <IconLayoutDashboard {...size} />, 'Stock'),
  place('/stock', 'Stock', 'stock:read', <IconPackages {...size} />, 'Stock'),
  place('/stock/alerts', 'Alerts', 'stock:read', <IconBell {...size} />, 'Stock'),
  place('/stock/waste', 'Waste', 'stock:read', <IconTrash {...size} />, 'Stock'),
  place('/stock/counts', 'Counts', 'stock:read', <IconClipboardList {...size} />, 'Stock'),
  place('/stock/transfers', 'Transfers', 'stock:read', <IconTransfer {...size} />, 'Stock'),
  place('/stock/recall', 'Recall', 'stock:hold', <IconAlertTriangle {...size} />, 'Stock'),
  place('/stock/locations', 'Locations', 'stock:read', <IconBuildingWarehouse {...size} />, 'Stock'),
  place('/stock/temperatures', 'Temperatures', 'stock:read', <IconTemperature {...size} />, 'Stock'),
  place('/purchasing/suggestions', 'To order', 'purchase:read', <IconListCheck {...size} />, 'Buying'),
  place('/purchasing', 'Purchase orders', 'purchase:read', <IconShoppingCart {...size} />, 'Buying'),
  place('/purchasing/bills', 'Supplier bills', 'purchase:read', <IconFileInvoice {...size} />, 'Buying'),
  place('/purchasing/returns', 'Returns', 'purchase:read', <IconTruckReturn {...size} />, 'Buying'),
  place('/suppliers', 'Suppliers', 'supplier:read', <IconBuildingStore {...size} />, 'Buying'),
  place('/stock/items', 'Items', 'stock:read', <IconListDetails {...size} />, 'Recipes'),
  place('/stock/recipes', 'Recipes', 'stock:read', <IconBook2 {...size} />, 'Recipes'),
  place('/stock/production', 'Production', 'stock:read', <IconToolsKitchen2 {...size} />, 'Recipes'),
  place('/devices', 'Devices', 'device:read', <IconDevices {...size} />, 'Set-up'),
  place('/mail', 'Mail', 'mail:read', <IconMail {...size} />, 'Set-up'),
  place('/admin', 'Outlet', 'outlet:manage', <IconSettings {...size} />, 'Set-up'),
  place('/accounts', 'Accounts', 'account:read', <IconUsers {...size} />, 'People'),
  place('/approvals', 'Approvals', 'registration:read', <IconUserCheck {...size} />, 'People'),
  place('/roles', 'Roles', 'account:read', <IconUserShield {...size} />, 'People'),
  place('/security', 'Security', 'security:read', <IconShieldLock {...size} />, 'Safety'),
  place('/college', 'College', 'security:read', <IconSchool {...size} />, 'Safety'),
  place('/api-keys', 'API keys', 'key:read', <IconKey {...size} />, 'Safety'),
  place('/audit', 'Audit trail', 'audit:read', <IconListSearch {...size} />, 'Safety'),
];

function place(to: Route, label: string, needs: string, icon: NavItem['icon'], section: string): Place {
  return { key: to, to, href: `/staff${to}`, label, needs, icon, section };
}

/** The places open to whoever holds these permissions. */
export function navigationFor(may: (permission: string) => boolean): readonly Place[] {
  return places.filter(({ needs }) => may(needs));
}

/** The place that a path is in: of several that it begins with, the one that says most. */
export function placeOf(items: readonly Place[], path: string): string | null {
  const around = items.filter(({ to }) => path === to || path.startsWith(`${to}/`));
  return around.sort((one, other) => other.to.length - one.to.length)[0]?.key ?? null;
}
