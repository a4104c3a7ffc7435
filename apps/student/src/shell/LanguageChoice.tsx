import { type Language, languages, useLanguage, useSay } from '../i18n/i18n.ts';
import { changePreferences } from './preferences.ts';

type Props = { onChoose?: (language: Language) => void };

/** Each language by its own name. Without `onChoose` it is changed on this device alone. */
export function LanguageChoice({ onChoose = (language) => changePreferences({ language }) }: Props) {
  const say = useSay();
  const { code: spoken } = useLanguage();
  return (
    <fieldset className="sd-languages" aria-label={say('language')}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === spoken} onClick={() => onChoose(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
