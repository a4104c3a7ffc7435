import { IconAccessible } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { type Access, changeSession, plainAccess, useSession } from '../session.ts';
import { Modal } from './Modal.tsx';

const sizes = [100, 125, 150, 200] as const;
const switches = ['contrast', 'lower', 'still'] as const;

/** At the same place on every screen, with its name on it. */
export function AccessButton() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="k-access-button" onClick={() => setOpen(true)}>
        <IconAccessible aria-hidden />
        <span>{say('access.button')}</span>
      </button>
      {open ? <AccessPanel onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AccessPanel({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { access } = useSession();
  const change = (part: Partial<Access>) => changeSession({ access: { ...access, ...part } });
  return (
    <Modal title={say('access.title')} onClose={onClose} className="k-access">
      <fieldset>
        <legend>{say('access.text')}</legend>
        <div className="k-access-sizes">
          {sizes.map((text) => (
            <button
              key={text}
              type="button"
              aria-pressed={access.text === text}
              onClick={() => change({ text })}
              style={{ fontSize: `calc(1.15rem * ${text / 100} / var(--k-text))` }}
            >
              {text} %
            </button>
          ))}
        </div>
      </fieldset>
      {switches.map((name) => (
        <button
          key={name}
          type="button"
          role="switch"
          aria-checked={access[name]}
          className="k-switch"
          onClick={() => change({ [name]: !access[name] })}
        >
          <span>
            <strong>{say(`access.${name}`)}</strong>
            <small>{say(`access.${name}.why`)}</small>
          </span>
          <i aria-hidden />
        </button>
      ))}
      <p>{say('access.forgets')}</p>
      <div className="k-modal-acts">
        <button type="button" className="k-button" onClick={() => change(plainAccess)}>
          {say('access.reset')}
        </button>
        <button type="button" className="k-button k-primary" onClick={onClose}>
          {say('done')}
        </button>
      </div>
    </Modal>
  );
}
