import { refuse } from '@college-kiosk/kernel';

export const COLLEGE_OFF = refuse(
  'COLLEGE_SIGN_IN_OFF',
  'The college signs nobody in here at present. Use your password.',
);
export const COLLEGE_AWAY = refuse(
  'COLLEGE_UNAVAILABLE',
  'The college’s sign-in does not answer. Try again in a minute, or sign in with your password.',
);
export const ANSWER_REFUSED = refuse(
  'COLLEGE_ANSWER_REFUSED',
  'The college did not sign you in, or its answer was not sound. Begin again.',
);
export const EMAIL_NOT_VERIFIED = refuse(
  'COLLEGE_EMAIL_NOT_VERIFIED',
  'The college has not verified your e-mail address. Ask its help desk.',
);
export const DOMAIN_REFUSED = refuse(
  'COLLEGE_DOMAIN_REFUSED',
  'Your college address is none of those that are let in here. Ask at the canteen office.',
);
export const PERSON_UNKNOWN = refuse(
  'COLLEGE_PERSON_UNKNOWN',
  'You have no account at the canteen. Register, or ask at the canteen office.',
);
export const ACCOUNT_CLOSED = refuse(
  'COLLEGE_ACCOUNT_CLOSED',
  'Your account at the canteen is closed. Ask at the canteen office.',
);
export const LINK_NEEDED = refuse(
  'COLLEGE_LINK_NEEDED',
  'There is an account with your address already. Sign in to it with its password, then link your college account there.',
);
export const ACCOUNT_TAKEN = refuse(
  'COLLEGE_ACCOUNT_TAKEN',
  'This college account belongs to another account here, or yours to another of the college. Take that link off first.',
);
export const NOT_CONFIGURED = refuse(
  'COLLEGE_NOT_CONFIGURED',
  'This installation knows no provider. Whoever runs it sets OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
);
