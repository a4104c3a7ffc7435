export { hasConsent } from './consent.ts';
export { eraseMyAccount } from './erase-my-account.ts';
export { exportMyData } from './export-my-data.ts';
export { giveConsent } from './give-consent.ts';
export { PrivacyResolver } from './graphql/privacy.resolver.ts';
export { NOT_EXPORTED, personalRecords, privacyRecords } from './personal.ts';
export { setBirthYear } from './set-birth-year.ts';
