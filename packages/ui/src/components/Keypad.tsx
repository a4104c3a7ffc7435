import { IconBackspace } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';

export type KeypadProps = {
  value: string;
  onChange: (value: string) => void;
  /** Number of digits expected, at most. */
  length: number;
  /** Places shown before anything is typed, where fewer digits may do. */
  shown?: number;
  /** Called with the code when its last digit is in. */
  onComplete?: (code: string) => void;
  label: string;
  labels?: { erase: string; clear: string };
  /** Show dots instead of digits. */
  hidden?: boolean;
};

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Large digits for pickup, pairing and PIN codes; a keyboard, a keypad and paste work as well. */
export function Keypad({
  value,
  onChange,
  length,
  onComplete,
  label,
  labels = { erase: 'Erase one', clear: 'Clear' },
  hidden = false,
  shown = length,
}: KeypadProps) {
  const enter = (digits: string) => {
    const next = (value + digits.replace(/\D/g, '')).slice(0, length);
    if (next === value) return;
    onChange(next);
    if (next.length === length) onComplete?.(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) enter(event.key);
    else if (event.key === 'Backspace') onChange(value.slice(0, -1));
    else return;
    event.preventDefault();
  };
  return (
    <fieldset
      className="ck-keypad"
      aria-label={label}
      onKeyDown={onKeyDown}
      onPaste={(event) => enter(event.clipboardData.getData('text'))}
    >
      <output className="ck-keypad-code" aria-live="polite" aria-label={hidden ? `${value.length} / ${length}` : value}>
        {Array.from({ length: Math.max(shown, value.length) }, (_, at) => `digit${at}`).map((key, at) => (
          <span key={key} data-filled={at < value.length || undefined}>
            {value[at] === undefined ? '' : hidden ? '•' : value[at]}
          </span>
        ))}
      </output>
      {keys.map((digit) => (
        <button key={digit} type="button" onClick={() => enter(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" data-quiet onClick={() => onChange('')}>
        {labels.clear}
      </button>
      <button type="button" onClick={() => enter('0')}>
        0
      </button>
      <button type="button" data-quiet aria-label={labels.erase} onClick={() => onChange(value.slice(0, -1))}>
        <IconBackspace aria-hidden />
      </button>
    </fieldset>
  );
}
