export { hasConsent } from './consent.ts';
export { PrivacyResolver } from './graphql/privacy.resolver.ts';
export { personalRecords, privacyRecords } from './personal.ts';
