import type { LimitField } from './limit-fields.ts';

/** How long things are kept, in days. The bounds are the server’s: it refuses what lies beyond. */
export const retentionFields = [
  {
    name: 'endedSessionsDays',
    label: 'Ended sessions',
    says: 'With the addresses they came from: 1 to 365',
    min: 1,
    max: 365,
  },
  { name: 'vainTriesDays', label: 'Vain tries to sign in', says: 'As they are counted: 2 to 90', min: 2, max: 90 },
  { name: 'sentLettersDays', label: 'Letters', says: 'Once they were sent or given up: 7 to 730', min: 7, max: 730 },
  {
    name: 'unconfirmedRegistrationsDays',
    label: 'Registrations nobody confirmed',
    says: 'Then the address is free: 3 to 90',
    min: 3,
    max: 90,
  },
  {
    name: 'unusedDevicesDays',
    label: 'Known devices',
    says: 'Since the last sign-in there: 30 to 365',
    min: 30,
    max: 365,
  },
  { name: 'oldLinksDays', label: 'Links in letters', says: 'Once they are over: 1 to 90', min: 1, max: 90 },
] as const satisfies readonly LimitField[];

export type Kept = (typeof retentionFields)[number]['name'];
