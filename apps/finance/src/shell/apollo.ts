import { createSessionClient } from '@college-kiosk/client';

export const financeClient = createSessionClient();
