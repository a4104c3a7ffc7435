import type { Problem } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import type { ReactNode } from 'react';

/** Why something was not done: what the server refused, or what went wrong on the way. */
export function Answer({ refusal, problem }: { refusal: ReactNode; problem: Problem | null }) {
  if (problem) return <Notice reference={problem.requestId}>{problem.message}</Notice>;
  return refusal ? <Notice tone="soon">{refusal}</Notice> : null;
}
