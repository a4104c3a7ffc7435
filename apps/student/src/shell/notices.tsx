import { IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useSay } from '../i18n/i18n.ts';
import { problemSaid } from './problem-words.ts';

type Notices = {
  /** A thing done. */
  done: (text: string) => void;
  /** A thing that was not done, for a reason the person can act on. */
  refused: (text: string) => void;
  failed: (error: unknown) => void;
};
type Shown = { tone: 'good' | 'bad'; text: string };

const Context = createContext<Notices | null>(null);
const SECONDS = { good: 8, bad: 15 };

export function useNotices(): Notices {
  const notices = useContext(Context);
  if (!notices) throw new Error('useNotices needs a NoticesProvider');
  return notices;
}

/** One line above the foot of the screen: what was just done, or why it was not. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const say = useSay();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), SECONDS[shown.tone] * 1000);
    return () => clearTimeout(timer);
  }, [shown]);
  const notices = useMemo<Notices>(
    () => ({
      done: (text) => setShown({ tone: 'good', text }),
      refused: (text) => setShown({ tone: 'bad', text }),
      failed: (error) => {
        setShown({ tone: 'bad', text: problemSaid(say, error) });
      },
    }),
    [say],
  );
  return (
    <Context value={notices}>
      {children}
      <div className="sd-notices" aria-live="polite">
        {shown ? (
          <div className="sd-notice" data-tone={shown.tone}>
            <span>{shown.text}</span>
            <button type="button" className="ck-icon-button" aria-label={say('dismiss')} onClick={() => setShown(null)}>
              <IconX size={18} aria-hidden />
            </button>
          </div>
        ) : null}
      </div>
    </Context>
  );
}
