import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Draft } from '../../server/api.ts';
import type { Answers } from '../../definition/index.ts';
import { DraftKeeper, type SaveState } from '../api/drafts.ts';
import { onSessionRenewed } from '../shell/session-guard.tsx';

/**
 * The keeper of a form's draft while the form is on the screen. Nothing unsaved is lost when the form goes away: it is
 * saved on while other pages are shown, and the browser asks before it closes or reloads the window.
 */
export function useKeeper(id: string, start: { answers: Answers; draft: Draft | null }): DraftKeeper {
  const [keeper] = useState(() => new DraftKeeper(id, { ...start, command: crypto.randomUUID() }));
  useEffect(() => {
    const stop = keeper.start();
    const stopRenewal = onSessionRenewed(() => keeper.retryNow());
    const leave = (): void => keeper.flushAtExit();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keeper.flushAtExit();
    };
    const warn = (event: BeforeUnloadEvent): void => {
      if (keeper.unsaved) event.preventDefault();
    };
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hidden);
    return () =>
      keeper.leave(() => {
        stop();
        stopRenewal();
        removeEventListener('pagehide', leave);
        removeEventListener('beforeunload', warn);
        document.removeEventListener('visibilitychange', hidden);
      });
  }, [keeper]);
  return keeper;
}

export function useSaveState(keeper: DraftKeeper): SaveState {
  return useSyncExternalStore(keeper.subscribe, keeper.snapshot);
}
