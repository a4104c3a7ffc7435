import { languages, useSay } from '../../i18n/i18n.ts';
import { changeSession, useSession } from '../session.ts';

/** Each language by its own name. */
export function Languages() {
  const say = useSay();
  const { language } = useSession();
  return (
    <fieldset className="k-languages" aria-label={say('language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          onClick={() => changeSession({ language: code })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
