import type { DeviceKind } from '../../gql/graphql.ts';

/** What people here call the kinds of devices. */
export const kindNames: Record<DeviceKind, string> = {
  KIOSK: 'Kiosk',
  KITCHEN: 'Kitchen display',
  BOARD: 'Pickup board',
  COUNTER: 'Till',
};
