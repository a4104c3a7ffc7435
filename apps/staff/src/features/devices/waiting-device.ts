import type { DeviceKind } from '../../gql/graphql.ts';

/** A device that shows a code and waits. */
export type WaitingDevice = { code: string; kind: DeviceKind; waitingSince: string; address: string | null };
