import { Button } from '@mantine/core';
import { IconCircleCheck, IconFilterOff, IconMoodSad, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const emptyIcon = { 'first-use': IconSparkles, filtered: IconFilterOff, done: IconCircleCheck };

export type EmptyStateProps = {
  /** Nothing yet, nothing left after filtering, or nothing left to do. */
  kind: 'first-use' | 'filtered' | 'done';
  title: string;
  children?: ReactNode;
  /** The one next act. */
  action?: { label: string; onClick: () => void };
};

export function EmptyState({ kind, title, children, action }: EmptyStateProps) {
  const Icon = emptyIcon[kind];
  return (
    <div className="ck-state" data-kind={kind}>
      <Icon size={44} stroke={1.4} aria-hidden />
      <p className="ck-state-title">{title}</p>
      {children ? <div className="ck-state-text">{children}</div> : null}
      {action ? (
        <Button variant={kind === 'first-use' ? 'filled' : 'light'} onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}

export type ErrorStateProps = {
  message: string;
  /** The server's request id, to read to whoever helps. */
  reference?: string | null;
  onRetry?: () => void;
  retryLabel?: string;
};

export function ErrorState({ message, reference, onRetry, retryLabel = 'Try again' }: ErrorStateProps) {
  return (
    <div className="ck-state" data-kind="error" role="alert">
      <IconMoodSad size={44} stroke={1.4} aria-hidden />
      <p className="ck-state-title">{message}</p>
      {reference ? (
        <p className="ck-state-text">
          Reference <code className="ck-reference">{reference}</code>
        </p>
      ) : null}
      {onRetry ? (
        <Button variant="light" onClick={onRetry}>
          {retryLabel}
        </Button>
      ) : null}
    </div>
  );
}
