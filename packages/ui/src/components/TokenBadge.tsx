import { tokenFace } from './token-face.ts';

export type TokenBadgeProps = {
  token: number | string;
  /** `hall` is read at ten metres, `card` on a ticket. */
  size?: 'hall' | 'screen' | 'card';
  /** Show colour and animal in words, for people who do not read digits well. Default true. */
  words?: boolean;
};

export function TokenBadge({ token, size = 'card', words = true }: TokenBadgeProps) {
  const { colour, animal } = tokenFace(token);
  return (
    <span className="ck-token" data-size={size} style={{ background: colour.background, color: colour.text }}>
      <span className="ck-token-number">{token}</span>
      {words ? (
        <span className="ck-token-words">
          {colour.name} {animal}
        </span>
      ) : null}
    </span>
  );
}
