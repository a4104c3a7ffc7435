import { languages, useLanguage, useSay } from '../i18n/i18n.ts';
import { changePreferences } from './preferences.ts';

/** Each language by its own name. */
export function LanguageChoice() {
  const say = useSay();
  const { code: spoken } = useLanguage();
  return (
    <fieldset className="sd-languages" aria-label={say('language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === spoken}
          onClick={() => changePreferences({ language: code })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
