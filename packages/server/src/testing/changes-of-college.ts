import type { CallContext } from '../platform/context.ts';
import type { ChangeRow } from './own-documents.ts';

const settings = {
  ...{ isOn: false, domains: ['college.example'], groupsClaim: 'groups', unknownPerson: 'REFUSE' },
  ...{ trustsFactor: false, factorAcrs: [], mappings: [] },
};

/** What our apps change of the college’s sign-in, where no provider is configured: what each is asked for. */
export function changesOfCollege(
  person: () => Promise<CallContext>,
  saying: (about: object) => object,
): Readonly<Record<string, ChangeRow>> {
  return {
    BeginCollegeSignIn: { done: async () => ({ input: { app: 'STAFF', returnTo: '/staff/' } }) },
    FinishCollegeSignIn: { done: async () => ({ response: '?code=x&state=y' }) },
    BeginCollegeLink: { by: person, done: async () => ({ input: { app: 'STAFF', returnTo: '/staff/account' } }) },
    BeginCollegeConfirmation: {
      by: person,
      done: async () => ({ input: { app: 'STAFF', returnTo: '/staff/account' } }),
    },
    UnlinkCollegeAccount: { by: person, done: async () => ({}) },
    ChangeCollegeSettings: {
      done: async () => saying(settings),
      refused: () => [saying({ ...settings, isOn: true }), saying({ ...settings, groupsClaim: '' })],
    },
  };
}
