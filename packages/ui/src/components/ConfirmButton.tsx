import { Button, type ButtonProps } from '@mantine/core';
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';

export type ConfirmButtonProps = Omit<ButtonProps, 'children' | 'color' | 'variant'> & {
  children: ReactNode;
  /** What the second press says: "Refund ₹450". */
  confirm: ReactNode;
  onConfirm: () => void;
  /** Seconds until it forgets the first press. Default 5. */
  forgetAfter?: number;
};

/** Asks in place, on the button itself: a first press arms it, a second acts. For money leaving; the rest has undo. */
export function ConfirmButton({ children, confirm, onConfirm, forgetAfter = 5, ...rest }: ConfirmButtonProps) {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => setArmed(false), forgetAfter * 1000);
    return () => clearTimeout(timer);
  }, [armed, forgetAfter]);
  const press = (event: MouseEvent) => {
    // The second press of a double click: nobody has read what it would do.
    if (event.detail > 1) return;
    setArmed(!armed);
    if (armed) onConfirm();
  };
  return (
    <Button
      {...rest}
      color="chilli"
      variant={armed ? 'filled' : 'outline'}
      onClick={press}
      onBlur={() => setArmed(false)}
      onKeyDown={(event) => event.key === 'Escape' && setArmed(false)}
    >
      <span aria-live="polite">{armed ? confirm : children}</span>
    </Button>
  );
}
