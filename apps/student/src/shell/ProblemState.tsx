import { problemOf } from '@college-kiosk/client';
import { ErrorState } from '@college-kiosk/ui';
import { useSay } from '../i18n/i18n.ts';
import { problemWords } from './problem-words.ts';

/** A failed query in place of its content. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useSay();
  const problem = problemOf(error);
  return (
    <ErrorState
      message={say(problemWords(problem))}
      reference={problem.requestId}
      onRetry={onRetry}
      retryLabel={say('retry')}
    />
  );
}
