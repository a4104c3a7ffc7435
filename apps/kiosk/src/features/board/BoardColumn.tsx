import { TokenBadge } from '@college-kiosk/ui';
import { IconBowlSpoon, IconChefHat } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { boardWords } from '../../i18n/board-words.ts';
import { useSay } from '../../i18n/i18n.ts';
import { shownTokens } from './shown-tokens.ts';

type Token = { orderId: string; token: string; since: string };
type Props = { kind: 'preparing' | 'ready'; tokens: readonly Token[]; fresh: ReadonlySet<string> };

/** Fewer tokens stand larger; more than fit are counted, the ones that waited least left out. */
export function BoardColumn({ kind, tokens, fresh }: Props) {
  const say = useSay();
  const { shown, more, density } = shownTokens(kind, tokens, fresh);
  const Icon = kind === 'ready' ? IconBowlSpoon : IconChefHat;
  return (
    <section className="b-column" data-kind={kind} aria-label={say(`board.${kind}`)}>
      <h1>
        <Icon aria-hidden />
        <span>
          {say(`board.${kind}`)}
          {/* Nobody chooses a language for a whole hall: each heading is said in all three. */}
          <small>
            <span lang="ml">{boardWords[kind].ml}</span> · <span lang="hi">{boardWords[kind].hi}</span>
          </small>
        </span>
        <span className="b-count">{tokens.length}</span>
      </h1>
      {tokens.length === 0 ? (
        <p className="b-empty">{say(`board.${kind}.none`)}</p>
      ) : (
        <ul data-density={density} data-fresh={shown.filter(({ orderId }) => fresh.has(orderId)).length}>
          {shown.map(({ orderId, token }) => (
            <li
              key={orderId}
              data-fresh={fresh.has(orderId) || undefined}
              style={{ '--b-characters': Math.max(4, token.length) } as CSSProperties}
            >
              <TokenBadge token={token} size="hall" words={kind === 'ready'} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="b-more">{say('board.more', { count: more })}</p> : null}
    </section>
  );
}
