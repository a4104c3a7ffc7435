export { insertMenu, type MenuRows } from './insert-menu.ts';
export type { Daypart, Menu, MenuCategory, MenuItem, MenuVariant, ModifierGroup, ModifierOption } from './menu.ts';
export { menuOf, raiseMenuVersion } from './menu-of.ts';
export { catalogPermissions } from './permissions.ts';
export type {
  CartLine,
  LineModifier,
  Quoted,
  QuotedLine,
  TaxSum,
  UnavailableItem,
  UnavailableReason,
} from './price-lines.ts';
export { type QuoteRefusal, quote } from './quote.ts';
