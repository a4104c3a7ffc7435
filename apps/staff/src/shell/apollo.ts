import { createSessionClient } from '@college-kiosk/client';
import { isTill, keepTillToken, tillAuthorization } from './till-device.ts';

/** The client of whoever is signed in by cookie or, in a browser that is a paired till, of the till. A paired kitchen display makes its own. */
export const staffClient = createSessionClient({ authorization: tillAuthorization });

// The till's trust was ended, or the demo was reset: it is to be paired again.
staffClient.onSignedOut(() => {
  if (!isTill()) return;
  keepTillToken(null);
  location.assign('/staff/till');
});
