import { deviceAuthorization, keepDeviceToken, readDeviceToken } from '@college-kiosk/client';
import { stationStorage } from './station-storage.ts';

/** Where this browser keeps that it is a till. */
export const tillStorage = stationStorage('till');

/** Whether this browser is a paired till: then it acts as that, and nobody's cookie is shown. */
export const isTill = (): boolean => readDeviceToken(tillStorage) !== null;
export const keepTillToken = (token: string | null): void => keepDeviceToken(token, tillStorage);
export const tillAuthorization = (): string | null => deviceAuthorization(tillStorage);
