import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { api } from '../api/client.ts';
import { feedKey, useFeed } from '../api/queries.ts';
import { formatMoment } from '../format/dates.ts';
import { useConfirm } from '../shell/confirm.tsx';
import { wordsFor } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { feed as texts } from '../texts/pages.lv.ts';

/** One's due dates in one's own calendar: a secret address, made, renewed and ended here. */
export function Feed(): ReactNode {
  const query = useFeed();
  const client = useQueryClient();
  const confirm = useConfirm();
  const address = useId();
  const change = useMutation({
    mutationFn: (open: boolean) => (open ? api.post('/calendar') : api.delete('/calendar')),
    onSuccess: (data) => client.setQueryData(feedKey, data),
  });
  if (!query.data) return null;
  const { since, path } = query.data;
  const renew = async (): Promise<void> => {
    if (since === undefined || (await confirm(texts.renewing))) change.mutate(true);
  };
  return (
    <details>
      <summary>{texts.title}</summary>
      <p>{texts.intro}</p>
      <Status>{since === undefined ? texts.none : texts.since(formatMoment(since))}</Status>
      {path === undefined ? null : (
        <div className="field">
          <label htmlFor={address}>{texts.address}</label>
          <p id={`${address}-hint`} className="hint">
            {texts.once}
          </p>
          <input
            id={address}
            type="text"
            readOnly
            value={new URL(path, location.href).href}
            aria-describedby={`${address}-hint`}
            onFocus={(event) => event.target.select()}
          />
        </div>
      )}
      <p className="actions">
        <button
          type="button"
          className="button button-secondary"
          disabled={change.isPending}
          onClick={() => void renew()}
        >
          {since === undefined ? texts.make : texts.renew}
        </button>
        {since === undefined ? null : (
          <button
            type="button"
            className="button button-secondary"
            disabled={change.isPending}
            onClick={() => change.mutate(false)}
          >
            {texts.end}
          </button>
        )}
      </p>
      {change.isError ? <p role="alert">{wordsFor(change.error)}</p> : null}
    </details>
  );
}
