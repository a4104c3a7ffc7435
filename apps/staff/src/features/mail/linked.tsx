import type { ReactNode } from 'react';

/** A text with its addresses as links. */
export function linked(text: string): ReactNode {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    // Every second part is an address.
    at % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
