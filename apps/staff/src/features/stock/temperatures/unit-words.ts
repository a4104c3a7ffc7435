import { sayLimits, type TemperatureLimits } from '@college-kiosk/kernel';
import type { StorageUnitKind } from '../../../gql/graphql.ts';

/** What people call what keeps food. */
export const unitKinds: Record<StorageUnitKind, string> = {
  FRIDGE: 'Refrigerator',
  FREEZER: 'Freezer',
  HOT_HOLDING: 'Kept hot',
};

/** What it is and how warm it may be there. */
export function saysOf({ kind, warmest, coldest }: TemperatureLimits & { kind: StorageUnitKind }): string {
  return `${unitKinds[kind]}, ${sayLimits({ warmest, coldest })}`;
}
