import { useEffect, useRef } from 'react';

type Keys = {
  /** Tickets in the order shown. */
  ids: readonly string[];
  selected: string | null;
  onSelect: (id: string | null) => void;
  onAct: (id: string) => void;
  onReopen: () => void;
};

/** A keyboard or a bump bar: 1 to 9 and the arrows select, Enter does the next step, U or Backspace takes back. */
export function useBoardKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const { ids, selected, onSelect, onAct, onReopen } = latest.current;
      const at = selected === null ? -1 : ids.indexOf(selected);
      const move = (to: number) => onSelect(ids[Math.max(0, Math.min(ids.length - 1, to))] ?? null);
      if (/^[1-9]$/.test(event.key)) onSelect(ids[Number(event.key) - 1] ?? selected);
      else if (event.key === 'ArrowRight') move(at + 1);
      else if (event.key === 'ArrowLeft') move(at - 1);
      else if (event.key === 'Escape') onSelect(null);
      // A focused button takes Enter for itself.
      else if (event.key === 'Enter' && selected !== null && at >= 0 && !isButton(event.target)) onAct(selected);
      else if (event.key === 'Backspace' || event.key.toLowerCase() === 'u') onReopen();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(BUTTON|A)$/.test(target.tagName);
}
