export { ChangePasswordForm, type ChangePasswordFormProps } from './ChangePasswordForm.tsx';
export { ConfirmItsMe } from './ConfirmItsMe.tsx';
export { DuePage, type DuePageProps } from './DuePage.tsx';
export { type Card, FromCollege, type FromCollegeProps } from './FromCollege.tsx';
export { isDue, type WhatIsDue } from './is-due.ts';
export { TotpSetUp, type TotpSetUpProps } from './TotpSetUp.tsx';
export { UnlockByLink } from './UnlockByLink.tsx';
export { usePasskeys } from './use-passkeys.ts';
export { type AccountWords, AccountWordsProvider, type Refusal, type RefusalName } from './words.ts';
