import { nameOf } from '../../../platform/command/name.ts';

/** What somebody calls a device. */
export const deviceName = nameOf(60);
