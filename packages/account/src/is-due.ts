/** What the server says is due of somebody; until it is seen to they hold no permission. */
export interface WhatIsDue {
  readonly passwordIsDue: boolean;
  readonly passwordIsShort: boolean;
  readonly factorIsDue: boolean;
}

/** Whether anything is. */
export function isDue({ passwordIsDue, passwordIsShort, factorIsDue }: WhatIsDue): boolean {
  return passwordIsDue || passwordIsShort || factorIsDue;
}
