import { newSignIn, signInLocked } from '../guards/letters.ts';
import { changeLetters } from './account-changed.ts';
import { admittedLetter, rejectedLetter } from './decided.ts';
import { chooseNewPasswordLetter } from './new-password.ts';
import { accountExistsLetter, confirmAddressLetter } from './registered.ts';

/** Every letter about accounts. */
export const identityLetters = [
  confirmAddressLetter,
  accountExistsLetter,
  admittedLetter,
  rejectedLetter,
  chooseNewPasswordLetter,
  signInLocked,
  newSignIn,
  ...changeLetters,
] as const;
