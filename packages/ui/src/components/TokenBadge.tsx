import type { ReactNode } from 'react';
import { tokenFace } from './token-face.ts';

export type TokenBadgeProps = {
  token: number | string;
  /** `hall` is read at ten metres, `card` on a ticket. */
  size?: 'hall' | 'screen' | 'card';
  /** Its colour and animal in words, for people who do not read digits well. */
  words?: ReactNode;
};

export function TokenBadge({ token, size = 'card', words }: TokenBadgeProps) {
  const { colour } = tokenFace(token);
  return (
    <span className="ck-token" data-size={size} style={{ background: colour.background, color: colour.text }}>
      <span className="ck-token-number">{token}</span>
      {words ? <span className="ck-token-words">{words}</span> : null}
    </span>
  );
}
