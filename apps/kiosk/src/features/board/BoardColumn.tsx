import { TokenBadge, tokenFace } from '@college-kiosk/ui';
import { IconBowlSpoon, IconChefHat } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { boardWords } from '../../i18n/board-words.ts';
import { sayFace } from '../../i18n/token-words.ts';
import { InAll } from './InAll.tsx';
import { shownTokens } from './shown-tokens.ts';

type Token = { orderId: string; token: string; since: string };
type Props = { kind: 'preparing' | 'ready'; tokens: readonly Token[]; fresh: ReadonlySet<string> };

/** Fewer tokens stand larger; more than fit are counted, the ones that waited least left out. */
export function BoardColumn({ kind, tokens, fresh }: Props) {
  const { shown, more, density } = shownTokens(kind, tokens, fresh);
  const Icon = kind === 'ready' ? IconBowlSpoon : IconChefHat;
  return (
    <section className="b-column" data-kind={kind} aria-label={boardWords[kind].en}>
      <h1>
        <Icon aria-hidden />
        <InAll word={kind} />
        <span className="b-count">{tokens.length}</span>
      </h1>
      {tokens.length === 0 ? (
        <p className="b-empty">
          <InAll word={kind === 'ready' ? 'nothingReady' : 'nothingPreparing'} />
        </p>
      ) : (
        <ul data-density={density} data-fresh={shown.filter(({ orderId }) => fresh.has(orderId)).length}>
          {shown.map(({ orderId, token }) => (
            <li
              key={orderId}
              data-fresh={fresh.has(orderId) || undefined}
              style={{ '--b-characters': Math.max(4, token.length) } as CSSProperties}
            >
              <TokenBadge token={token} size="hall" words={kind === 'ready' ? <Face token={token} /> : null} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="b-more">+{more}</p> : null}
    </section>
  );
}

function Face({ token }: { token: string }) {
  const face = tokenFace(token);
  return (
    <>
      {sayFace(face, 'en')}
      <small>
        <span lang="ml">{sayFace(face, 'ml')}</span> · <span lang="hi">{sayFace(face, 'hi')}</span>
      </small>
    </>
  );
}
