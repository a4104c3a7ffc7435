import { useMantineColorScheme } from '@mantine/core';
import { useSay } from '../../i18n/i18n.ts';
import { LanguageChoice } from '../../shell/LanguageChoice.tsx';
import { usePreferences } from '../../shell/preferences.ts';
import { useProfile } from '../../shell/use-profile.ts';

const wishes = [
  ['large', 'prefs.large'],
  ['contrast', 'prefs.contrast'],
  ['still', 'prefs.still'],
] as const;
const schemes = ['auto', 'light', 'dark'] as const;

/** Language, colours, and what makes the app easier to use. Each counts at once. */
export function PreferencesCard() {
  const say = useSay();
  const preferences = usePreferences();
  const [change] = useProfile();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className="sd-card" aria-labelledby="sd-prefs">
      <h2 id="sd-prefs">{say('prefs.title')}</h2>
      <p>{say('prefs.why')}</p>
      <LanguageChoice onChoose={(language) => void change({ language })} />
      <fieldset className="sd-languages" aria-label={say('prefs.colours')}>
        {schemes.map((scheme) => (
          <button
            key={scheme}
            type="button"
            aria-pressed={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
          >
            {say(`prefs.${scheme}`)}
          </button>
        ))}
      </fieldset>
      <div className="sd-wishes">
        {wishes.map(([wish, text]) => (
          <label key={wish} className="sd-switch">
            <span>{say(text)}</span>
            <input
              type="checkbox"
              role="switch"
              checked={preferences[wish]}
              aria-checked={preferences[wish]}
              onChange={(event) => void change({ [wish]: event.currentTarget.checked })}
            />
          </label>
        ))}
      </div>
    </section>
  );
}
