import { type ReactNode, useLayoutEffect, useRef } from 'react';

export type ModalProps = { title: string; children: ReactNode; onClose: () => void; className?: string };

/** A question on top of everything. The browser keeps focus inside and gives it back; Escape is the same as closing. */
export function Modal({ title, children, onClose, className = '' }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
    // Only a dialog that is closed, not one that is taken away, gives the focus back to where it was.
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`k-modal ${className}`}
      aria-labelledby="k-modal-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="k-modal-title">{title}</h2>
      {children}
    </dialog>
  );
}
