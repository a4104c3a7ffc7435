import { useCallback } from 'react';
import { graphql } from '../gql/gql.ts';
import { changePreferences, type Preferences, preferencesNow } from './preferences.ts';
import { useRun } from './use-run.ts';
import { useSigned } from './viewer.ts';

const ChangeProfileDocument = graphql(`
  mutation ChangeProfile($input: ChangeProfileInput!) {
    changeProfile(input: $input) {
      __typename
      kind
      name
      language
      preferences { __typename largeText highContrast reduceMotion }
    }
  }
`);

const AGAIN = ['StudentViewer'];

/** Changes one's name, or how the app looks and speaks: here at once, and with the account. Gives whether it was kept there. */
export function useProfile() {
  const { viewer } = useSigned();
  const [run, busy] = useRun(ChangeProfileDocument, AGAIN);
  const change = useCallback(
    async ({ name = viewer.name, ...preferences }: Partial<Preferences> & { name?: string }): Promise<boolean> => {
      // On somebody else's phone a new name leaves alone how the account's own screens look.
      if (Object.keys(preferences).length === 0) {
        const { language, preferences: kept } = viewer;
        const { largeText, highContrast, reduceMotion } = kept ?? {
          largeText: false,
          highContrast: false,
          reduceMotion: false,
        };
        const looks = { largeText, highContrast, reduceMotion };
        return (
          (await run({ input: { name, language: language ?? preferencesNow().language, preferences: looks } })) !== null
        );
      }
      changePreferences(preferences);
      const { language, large, contrast, still } = preferencesNow();
      const looks = { largeText: large, highContrast: contrast, reduceMotion: still };
      return (await run({ input: { name, language, preferences: looks } })) !== null;
    },
    [run, viewer],
  );
  return [change, busy] as const;
}
