import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from './Notice.tsx';

export type ShowMoreProps = {
  /** A list by pages, as `usePages` and `useLivePages` of the client give it. */
  list: {
    hasMore: boolean;
    showMore: () => void;
    isLoadingMore: boolean;
    /** Why the next page did not come. */
    moreProblem: { message: string; requestId: string | null } | null;
  };
  /** Within a card or a dialog. */
  compact?: boolean;
  /** What the button says; "Show more" where nothing is said. */
  children?: ReactNode;
};

/** Below a list by pages: brings the next page, where there is one. */
export function ShowMore({ list, compact = false, children = 'Show more' }: ShowMoreProps) {
  if (!list.hasMore) return null;
  return (
    <div className="ck-more">
      {list.moreProblem ? <Notice reference={list.moreProblem.requestId}>{list.moreProblem.message}</Notice> : null}
      <Button
        variant="default"
        size={compact ? 'compact-md' : undefined}
        loading={list.isLoadingMore}
        onClick={list.showMore}
      >
        {children}
      </Button>
    </div>
  );
}
