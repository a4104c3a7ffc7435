import { type Problem, problemOf } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

type Toast = { key: number; tone: 'good' | 'bad'; text: ReactNode; undo?: () => void };
type Say = {
  /** A thing done; with `undo` it can be taken back for eight seconds. */
  done: (text: ReactNode, undo?: () => void) => void;
  failed: (error: unknown) => Problem;
  refused: (text: ReactNode) => void;
};

const Context = createContext<Say | null>(null);
const seconds = { good: 8, bad: 15 };

export function useToast(): Say {
  const say = useContext(Context);
  if (!say) throw new Error('useToast needs a ToastProvider');
  return say;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((key: number) => setToasts((all) => all.filter((toast) => toast.key !== key)), []);
  const say = useMemo<Say>(() => {
    const add = (toast: Omit<Toast, 'key'>) => {
      const key = next.current++;
      setToasts((all) => [...all.slice(-2), { ...toast, key }]);
    };
    return {
      done: (text, undo) => add({ tone: 'good', text, undo }),
      refused: (text) => add({ tone: 'bad', text }),
      failed: (error) => {
        const problem = problemOf(error);
        const reference = problem.requestId ? ` (reference ${problem.requestId})` : '';
        add({ tone: 'bad', text: problem.message + reference });
        return problem;
      },
    };
  }, []);
  return (
    <Context value={say}>
      {children}
      <div className="st-toasts" aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.key} toast={toast} onEnd={drop} />
        ))}
      </div>
    </Context>
  );
}

function ToastCard({ toast, onEnd }: { toast: Toast; onEnd: (key: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onEnd(toast.key), seconds[toast.tone] * 1000);
    return () => clearTimeout(timer);
  }, [toast, onEnd]);
  return (
    <div className="st-toast" data-tone={toast.tone}>
      <span>{toast.text}</span>
      {toast.undo ? (
        <Button
          size="compact-md"
          variant="subtle"
          onClick={() => {
            onEnd(toast.key);
            toast.undo?.();
          }}
        >
          Undo
        </Button>
      ) : null}
      <button type="button" className="ck-icon-button" aria-label="Dismiss" onClick={() => onEnd(toast.key)}>
        <IconX size={18} aria-hidden />
      </button>
    </div>
  );
}
