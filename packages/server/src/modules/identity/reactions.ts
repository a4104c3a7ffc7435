import type { Reaction } from '../../platform/outbox/reaction.ts';
import { newPasswordLetter } from './links/ask-for-new-password.ts';
import { registrationLetter } from './registration/write-registration-letter.ts';

export const identityReactions: readonly Reaction[] = [registrationLetter, newPasswordLetter];
