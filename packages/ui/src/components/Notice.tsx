import { IconAlertTriangleFilled, IconCircleCheckFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const look = {
  bad: { family: 'chilli', Icon: IconAlertTriangleFilled },
  soon: { family: 'turmeric', Icon: IconInfoCircleFilled },
  good: { family: 'leaf', Icon: IconCircleCheckFilled },
} as const;

export type NoticeProps = {
  tone?: keyof typeof look;
  /** What to quote to whoever looks into it. */
  reference?: string | null;
  children: ReactNode;
};

/** An answer that needs the person's eye, beside what caused it. */
export function Notice({ tone = 'bad', reference, children }: NoticeProps) {
  const { family, Icon } = look[tone];
  return (
    <div className="ck-notice" data-family={family} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div>
        {children}
        {reference ? (
          <>
            {' '}
            Reference <code className="ck-reference">{reference}</code>
          </>
        ) : null}
      </div>
    </div>
  );
}
