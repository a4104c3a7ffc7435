const words: Readonly<Record<string, string>> = {
  'identity.confirmAddress': 'Confirming the address',
  'identity.accountExists': 'Registered already',
  'identity.chooseNewPassword': 'A new password',
  'identity.admitted': 'The account is open',
  'identity.rejected': 'The account was not opened',
  'identity.passwordChanged': 'The password was changed',
  'identity.signInLocked': 'Too many failed sign-ins',
  'identity.collegeLinked': 'The college account is linked',
  'identity.collegeUnlinked': 'The college account is no longer linked',
  'identity.newSignIn': 'A sign-in from a new device',
};

/** What a letter is about, in words; a template that is new here by its own name. */
export function templateWords(template: string): string {
  return words[template] ?? template;
}
