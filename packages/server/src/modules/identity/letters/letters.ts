import { newSignIn, signInLocked } from '../guards/letters.ts';
import { admittedLetter, rejectedLetter } from './decided.ts';
import { chooseNewPasswordLetter, passwordChangedLetter } from './new-password.ts';
import { accountExistsLetter, confirmAddressLetter } from './registered.ts';

/** Every letter about accounts. */
export const identityLetters = [
  confirmAddressLetter,
  accountExistsLetter,
  admittedLetter,
  rejectedLetter,
  chooseNewPasswordLetter,
  passwordChangedLetter,
  signInLocked,
  newSignIn,
] as const;
