import { createSessionClient } from '@college-kiosk/client';

export const studentClient = createSessionClient();
