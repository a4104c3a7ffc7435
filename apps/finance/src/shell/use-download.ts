import { type Problem, problemOf, type SentFile, saveFile } from '@college-kiosk/client';
import { useState } from 'react';

/** Fetches a file and saves it, once at a time; what went wrong is kept until the next try. */
export function useDownload() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (fetch: () => Promise<SentFile | undefined>) => {
    setBusy(true);
    setProblem(null);
    try {
      const file = await fetch();
      if (file) saveFile(file);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, download };
}
