import { IconLanguage } from '@tabler/icons-react';
import { useState } from 'react';
import { type Language, languages, useSay } from '../../i18n/i18n.ts';
import { changeSession, useSession } from '../session.ts';
import { Modal } from './Modal.tsx';

/** Each language by its own name. */
export function Languages({ onChosen }: { onChosen?: () => void }) {
  const say = useSay();
  const { language } = useSession();
  const choose = (code: Language) => {
    changeSession({ language: code });
    onChosen?.();
  };
  return (
    <fieldset className="k-languages" aria-label={say('language')}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** Where there is no room for all of them beside each other: the one spoken now, and behind it the choice. */
export function LanguageButton() {
  const say = useSay();
  const { language } = useSession();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const spoken = languages.find(({ code }) => code === language)?.name ?? '';
  return (
    <>
      <button
        type="button"
        className="k-button k-quiet k-language"
        aria-label={`${say('language')}: ${spoken}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconLanguage aria-hidden /> {spoken}
      </button>
      {open ? (
        <Modal title={say('language')} onClose={close} className="k-language-choice">
          <Languages onChosen={close} />
          <div className="k-modal-acts">
            <button type="button" className="k-button" onClick={close}>
              {say('close')}
            </button>
          </div>
        </Modal>
      ) : null}
    </>
  );
}
