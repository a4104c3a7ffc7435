import type { Money } from '@college-kiosk/kernel';
import type { diet, taxKind, Words } from './tables.ts';

export type Diet = (typeof diet.enumValues)[number];
export type TaxKind = (typeof taxKind.enumValues)[number];

export interface Daypart {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Minutes after local midnight; the end is not part of it. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface ModifierOption {
  readonly id: string;
  readonly code: string;
  readonly names: Words;
  readonly priceDelta: Money;
  /** What it brings in: what was typed, and what its recipe adds. */
  readonly allergens: readonly string[];
  /** What somebody typed. */
  readonly saidAllergens: readonly string[];
}

export interface ModifierGroup {
  readonly id: string;
  readonly code: string;
  readonly names: Words;
  readonly min: number;
  readonly max: number;
  readonly options: readonly ModifierOption[];
}

export interface MenuVariant {
  readonly id: string;
  readonly outletId: string | null;
  readonly itemId: string;
  readonly code: string;
  readonly names: Words;
  readonly price: Money;
  /** What it brings in: what was typed of its dish, and what its own recipe adds. */
  readonly allergens: readonly string[];
}

export interface MenuItem {
  readonly id: string;
  /** Whose menu it was read from; null for an item looked at outside of any menu. */
  readonly outletId: string | null;
  readonly categoryId: string;
  readonly code: string;
  readonly names: Words;
  readonly descriptions: Words;
  readonly diet: Diet;
  /** What it brings in, choices aside: what was typed, and what the recipes of its variants add. */
  readonly allergens: readonly string[];
  /** What somebody typed. */
  readonly saidAllergens: readonly string[];
  readonly kcal: number;
  readonly spice: number;
  readonly taxKind: TaxKind;
  readonly taxCode: string;
  readonly mrp: Money | null;
  readonly stationCode: string | null;
  readonly prepSeconds: number;
  readonly picture: Record<string, unknown>;
  readonly soldOut: boolean;
  /** When it is offered; empty means all day. */
  readonly dayparts: readonly Daypart[];
  readonly variants: readonly MenuVariant[];
  readonly modifierGroups: readonly ModifierGroup[];
}

export interface MenuCategory {
  readonly id: string;
  readonly code: string;
  readonly names: Words;
  readonly position: number;
  readonly items: readonly MenuItem[];
}

/** What one outlet offers, as it stood at one version. Shared by every reader: nobody changes it. */
export interface Menu {
  readonly outletId: string;
  /** Rises with every change; 0 for an outlet that never had a menu. */
  readonly version: number;
  readonly categories: readonly MenuCategory[];
  readonly itemsById: ReadonlyMap<string, MenuItem>;
  readonly variantsById: ReadonlyMap<string, MenuVariant>;
}

/** Whether an item is offered at a minute of the local day. Dayparts include their start and exclude their end. */
export function isServed(item: Pick<MenuItem, 'dayparts'>, minute: number): boolean {
  return item.dayparts.length === 0 || item.dayparts.some((part) => minute >= part.startsAt && minute < part.endsAt);
}
