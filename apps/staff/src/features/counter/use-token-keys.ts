import { useEffect, useRef } from 'react';

/** Digits typed anywhere on the page look for a token; Backspace takes one away, Enter opens the one that is left. */
export function useTokenKeys(change: (next: (before: string) => string) => void, open: () => void): void {
  const latest = useRef({ change, open });
  latest.current = { change, open };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const taken =
        target instanceof HTMLElement && target.closest('input, textarea, select, fieldset, [role="dialog"]');
      if (taken || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) latest.current.change((before) => (before + event.key).slice(-4));
      else if (event.key === 'Backspace') latest.current.change((before) => before.slice(0, -1));
      else if (event.key === 'Escape') latest.current.change(() => '');
      else if (event.key === 'Enter' && target === document.body) latest.current.open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
