import { createSessionClient } from '@college-kiosk/client';

/** The client of whoever is signed in by cookie. A paired kitchen display makes its own. */
export const staffClient = createSessionClient();
