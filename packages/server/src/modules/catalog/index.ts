export { ALLERGENS, type Allergen } from './allergens.ts';
export { AllergenEnum } from './graphql/catalog.enums.ts';
export { MenuImportResolver } from './graphql/import.resolver.ts';
export { languageResolvers } from './graphql/languages.resolver.ts';
export { ItemsUnavailable, ModifiersInvalid } from './graphql/menu.refusals.ts';
export { MenuItemResolver, MenuResolver } from './graphql/menu.resolver.ts';
export { LineModifierType, MenuItemType, MenuType, MenuVariantType } from './graphql/menu.types.ts';
export { insertMenu, type MenuRows } from './insert-menu.ts';
export type { Daypart, Menu, MenuCategory, MenuItem, MenuVariant, ModifierGroup, ModifierOption } from './menu.ts';
export { menuOf, raiseMenuVersion } from './menu-of.ts';
export { type NetPrice, netPrices, suggestedPrice } from './net-prices.ts';
export { catalogPermissions } from './permissions.ts';
export { picturesOfItems } from './pictures.ts';
export type {
  CartLine,
  LineModifier,
  Quoted,
  QuotedLine,
  TaxSum,
  UnavailableItem,
  UnavailableReason,
} from './price-lines.ts';
export { type PriceFacts, priceCart, type QuoteRefusal, quote } from './quote.ts';
export { saveMenuItem } from './save-menu-item.ts';
export { type Sold, sellingOutlets } from './selling-outlets.ts';
export { setItemAvailability } from './set-item-availability.ts';
