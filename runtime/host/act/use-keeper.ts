import { useEffect, useState, useSyncExternalStore } from 'react';
import { DraftKeeper, type KeeperStart, type SaveState } from '../api/drafts.ts';

/**
 * The keeper of a form's draft while the form is on the screen. Nothing unsaved is lost when the form goes away: it is
 * saved on while other pages are shown, and the browser asks before it closes or reloads the window.
 */
export function useKeeper(id: string, start: Omit<KeeperStart, 'command'>): DraftKeeper {
  const [keeper] = useState(() => new DraftKeeper(id, { ...start, command: crypto.randomUUID() }));
  useEffect(() => {
    const stop = keeper.start();
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
