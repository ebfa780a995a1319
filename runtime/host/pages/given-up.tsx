import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { GivenUp, SettleGivenUp } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
import { isLost, useGivenUp } from '../api/queries.ts';
import { formatMoment } from '../format/dates.ts';
import { useConfirm } from '../shell/confirm.tsx';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed, wordsFor } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { givenUp as texts, givenUpKinds } from '../texts/given-up.lv.ts';

/** What could not be sent: why, and what to do about it. For whoever looks after the system. */
export function GivenUpPage(): ReactNode {
  const query = useGivenUp();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const settle = useMutation({
    mutationFn: (body: SettleGivenUp) => api.post('/outbox', { body }),
    // The entry goes, and its buttons with it: whoever used them goes on from the top of the list.
    onSuccess: () => heading.current?.focus(),
    onSettled: () => client.invalidateQueries({ queryKey: ['outbox'] }),
  });
  if (isLost(query)) return <LoadFailed title={texts.title} error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Heading title={texts.title} focus={heading} />
      {query.data?.items.length ? <p>{texts.intro}</p> : null}
      <Status>{settle.isSuccess ? texts.settled[settle.variables.settle] : null}</Status>
      {settle.isError ? <p role="alert">{wordsFor(settle.error)}</p> : null}
      {query.data ? null : <Loading />}
      {query.data?.waiting ? <p className="muted">{texts.waiting(query.data.waiting)}</p> : null}
      {query.data?.items.length === 0 ? <p className="empty">{texts.none}</p> : null}
      <ul className="plain stack">
        {query.data?.items.map((item) => (
          <li key={item.id} className="card">
            <Item
              item={item}
              busy={settle.isPending}
              settle={(how) => (settle.isPending ? undefined : settle.mutate({ id: item.id, settle: how }))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  item: GivenUp;
  busy: boolean;
  settle: (how: SettleGivenUp['settle']) => void;
}

function Item({ item, busy, settle }: ItemProps): ReactNode {
  const confirm = useConfirm();
  const what = texts.what(givenUpKinds[item.kind] ?? texts.other, item.number);
  const handled = async (): Promise<void> => {
    const { title, text, confirm: yes } = texts.confirm;
    if (await confirm({ title, text, confirm: yes })) settle('handled');
  };
  return (
    <>
      <h2>{what}</h2>
      <dl className="answer-values">
        <div>
          <dt>{texts.to[item.channel]}</dt>
          <dd>{item.to}</dd>
        </div>
        <div>
          <dt>{texts.reason}</dt>
          <dd>{item.reason}</dd>
        </div>
        <div>
          <dt>{texts.tried}</dt>
          <dd>{texts.attempts(item.attempts, formatMoment(item.createdAt), formatMoment(item.givenUpAt))}</dd>
        </div>
      </dl>
      <p className="actions">
        <button type="button" className="button" aria-disabled={busy} onClick={() => settle('again')}>
          {texts.again}
          <span className="visually-hidden">: {what}</span>
        </button>
        <button type="button" className="button button-secondary" aria-disabled={busy} onClick={() => void handled()}>
          {texts.handled}
          <span className="visually-hidden">: {what}</span>
        </button>
      </p>
    </>
  );
}
