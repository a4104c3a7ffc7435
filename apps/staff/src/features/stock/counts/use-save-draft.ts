import { never, useCommandId } from '@college-kiosk/client';
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { EnterStockCountMutation } from '../../../gql/graphql.ts';
import { useRun } from '../../../shell/use-run.ts';
import { afterSaving, type Draft, type Line, toSend } from './count-sheet.ts';

const EnterCountDocument = graphql(`
  mutation EnterStockCount($input: EnterCountInput!) {
    enterStockCount(input: $input) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
      ... on CountLineChanged { code message lines { __typename stockItemId name quantity unit version } }
      ... on UnitUnknown { code message unit }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Answer = NonNullable<EnterStockCountMutation['enterStockCount']>;
export type Conflict = Extract<Answer, { __typename: 'CountLineChanged' }>['lines'][number];

/** Saved so long after the last key; what failed is tried again after the longer time. */
const [restMs, retryMs] = [700, 20_000];

type Saving = {
  countId: string;
  draft: Draft;
  setDraft: Dispatch<SetStateAction<Draft>>;
  onSaved: (lines: readonly Line[]) => void;
  onEnded: () => void;
};

/** Sends what was typed when the typing rests, one after the other, and holds what somebody else saved meanwhile. */
export function useSaveDraft({ countId, draft, setDraft, onSaved, onEnded }: Saving) {
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const commandId = useCommandId();
  const tried = useRef<Draft | null>(null);
  const [run, busy] = useRun(EnterCountDocument);
  const save = useCallback(async (): Promise<boolean> => {
    tried.current = draft;
    const held = new Set(conflicts.map(({ stockItemId }) => stockItemId));
    const lines = toSend(draft).filter(({ stockItemId }) => !held.has(stockItemId));
    if (lines.length === 0) return held.size === 0;
    const said = { countId, lines };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.enterStockCount;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'StockCount':
        setRefusal(null);
        onSaved(lines.map((line) => ({ ...line, version: line.version + 1 })));
        setDraft((before) => afterSaving(before, lines));
        return true;
      case 'CountLineChanged':
        setConflicts([...conflicts, ...answer.lines]);
        tried.current = null;
        return false;
      case 'IllegalCountStep':
      case 'UnitUnknown':
      case 'AnotherPersonNeeded':
        setRefusal(answer.message);
        onEnded();
        return false;
      default:
        return never(answer);
    }
  }, [commandId, conflicts, countId, draft, onEnded, onSaved, run, setDraft]);
  useEffect(() => {
    if (busy || Object.keys(draft).length === 0) return;
    const timer = setTimeout(() => void save(), tried.current === draft ? retryMs : restMs);
    return () => clearTimeout(timer);
  }, [busy, draft, save]);
  const settled = (conflict: Conflict) => setConflicts((all) => all.filter((one) => one !== conflict));
  return { save, conflicts, settled, refusal };
}
