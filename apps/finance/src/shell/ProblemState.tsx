import { problemOf } from '@college-kiosk/client';
import { ErrorState } from '@college-kiosk/ui';

/** A failed query in place of its content. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, requestId } = problemOf(error);
  return <ErrorState message={message} reference={requestId} onRetry={onRetry} />;
}
