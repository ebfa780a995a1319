import type { ReactNode } from 'react';
import type { DraftKeeper, SaveState } from '../api/drafts.ts';
import { formatClock } from '../format/dates.ts';
import { draftTexts as texts } from '../texts/act.lv.ts';
import { Note } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { useSaveState } from './use-keeper.ts';

function wordsOf(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return texts.saved(formatClock(state.savedAt));
    // The words stay while the next save is on its way, so that a screen reader is not told of every pause.
    case 'dirty':
      return state.savedAt ? texts.saved(formatClock(state.savedAt)) : '';
    case 'offline':
    case 'signedOut':
    case 'failed':
    case 'submitted':
      return texts[state.kind];
    case 'untouched':
    case 'conflict':
      return '';
  }
  return state satisfies never;
}

/** Whether what was typed is safe. `data-state` tells tests what the words leave out. */
export function SaveStatus({ keeper }: { keeper: DraftKeeper }): ReactNode {
  const state = useSaveState(keeper);
  return (
    <Status className={`save-status save-${state.kind}`} data-state={state.kind}>
      {wordsOf(state)}
    </Status>
  );
}

interface ConflictProps {
  keeper: DraftKeeper;
  /** Begins anew with the draft of the other window. */
  take: () => void;
}

/** Two windows write the same draft: the person chooses, and until then nothing is overwritten. */
export function DraftConflict({ keeper, take }: ConflictProps): ReactNode {
  const state = useSaveState(keeper);
  if (state.kind !== 'conflict') return null;
  return (
    <Note kind="warning" title={texts.conflictTitle} focus>
      <p>{texts.conflictText}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => keeper.keepMine()}>
          {texts.keepMine}
        </button>
        <button type="button" className="button button-secondary" onClick={take}>
          {texts.takeTheirs}
        </button>
      </div>
    </Note>
  );
}
