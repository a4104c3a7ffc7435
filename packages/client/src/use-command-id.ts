import { useState } from 'react';
import { newId } from './new-id.ts';

/** Gives the id under which something is said: the same one while it stays the same. */
export function commandIds(): (said: object) => string {
  let last: { readonly said: string; readonly id: string } | null = null;
  return (content) => {
    const said = JSON.stringify(content);
    if (last?.said !== said) last = { said, id: newId() };
    return last.id;
  };
}

/** The same for a form, while it is open: an answer that was lost is asked for again, and nothing is done twice. */
export function useCommandId(): (said: object) => string {
  return useState(commandIds)[0];
}
