import { IconAlertTriangleFilled, IconCircleCheckFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from './problem.ts';

const look = {
  bad: { family: 'chilli', Icon: IconAlertTriangleFilled },
  soon: { family: 'turmeric', Icon: IconInfoCircleFilled },
  good: { family: 'leaf', Icon: IconCircleCheckFilled },
} as const;

/** An answer that needs the person's eye, beside what caused it. */
export function Notice({ tone = 'bad', children }: { tone?: keyof typeof look; children: ReactNode }) {
  const { family, Icon } = look[tone];
  return (
    <div className="fn-notice" data-family={family} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <Notice>
      {problem.message}
      {problem.requestId ? (
        <>
          {' '}
          Reference <code className="ck-reference">{problem.requestId}</code>
        </>
      ) : null}
    </Notice>
  );
}
