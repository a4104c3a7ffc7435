import { IconCheck, IconCirclePlusFilled, IconMinus } from '@tabler/icons-react';
import type { Mark } from './role-mark.ts';

const looks = {
  held: { Icon: IconCheck, words: 'May' },
  added: { Icon: IconCirclePlusFilled, words: 'May, unlike by default' },
  removed: { Icon: IconMinus, words: 'May not, unlike by default' },
} as const;

/** A mark as a sign; what it means is read out, or stands beside it. */
export function MarkSign({ mark, spoken = false }: { mark: Mark; spoken?: boolean }) {
  if (mark === 'none') return <span className={spoken ? undefined : 'ck-hidden'}>May not</span>;
  const { Icon, words } = looks[mark];
  return (
    <span className="ro-mark" data-mark={mark}>
      <Icon size={18} aria-hidden />
      <span className={spoken ? undefined : 'ck-hidden'}>{words}</span>
    </span>
  );
}

/** What the signs mean. */
export function MarkLegend() {
  return (
    <p className="ro-legend">
      {(['held', 'added', 'removed'] as const).map((mark) => (
        <MarkSign key={mark} mark={mark} spoken />
      ))}
    </p>
  );
}
