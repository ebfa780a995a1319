import { type ArrayFieldItemTemplateProps, type ArrayFieldTemplateProps, getUiOptions } from '@rjsf/utils';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { useConfirm } from '../../shell/confirm.tsx';
import { Status } from '../../shell/status.tsx';
import { fieldTexts } from '../../texts/forms.lv.ts';
import { describedBy } from '../described.ts';
import { addButtonId, fieldId } from '../places.ts';
import { Errors, Hint } from './field.tsx';

/** What an entry tells its group. */
interface Group {
  title: string;
  removing: (index: number) => void;
}

const GroupContext = createContext<Group>({ title: '', removing: () => {} });

type Pending = { kind: 'added' | 'removed'; index: number } | undefined;

/** A group of entries: each a fieldset of its own; adding and removing are announced and the focus goes along. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps): ReactNode {
  const { fieldPathId, items, canAdd, onAddClick, required, schema, uiSchema, rawErrors } = props;
  const id = fieldPathId.$id;
  // The renderer gives the schema's title, and labels stand in the uiSchema.
  const title = getUiOptions(uiSchema).title ?? props.title;
  const count = items.length;
  const list = useRef<HTMLDivElement>(null);
  const pending = useRef<Pending>(undefined);
  const [announcement, setAnnouncement] = useState('');
  const context = useMemo<Group>(
    () => ({
      title,
      removing: (index) => {
        pending.current = { kind: 'removed', index };
      },
    }),
    [title],
  );
  useEffect(() => {
    const what = pending.current;
    if (!what) return;
    pending.current = undefined;
    setAnnouncement((what.kind === 'added' ? fieldTexts.added : fieldTexts.removed)(what.index + 1));
    const entries = list.current?.querySelectorAll<HTMLElement>(':scope > .entry') ?? [];
    const next = entries[Math.min(what.index, count - 1)];
    if (what.kind === 'added') next?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    else (next ?? document.getElementById(addButtonId(id)))?.focus();
  }, [count, id]);
  return (
    <fieldset className="field group" aria-describedby={describedBy(id, { schema, uiSchema, errors: rawErrors })}>
      <legend className="group-legend">
        {title}
        {required ? null : <span className="optional"> {fieldTexts.optional}</span>}
      </legend>
      <Hint id={id} {...{ schema, uiSchema }} />
      <Errors id={id} errors={rawErrors} />
      <div ref={list}>
        <GroupContext value={context}>{items}</GroupContext>
      </div>
      {count === 0 ? <p className="muted">{fieldTexts.noEntries}</p> : null}
      <Status className="visually-hidden">{announcement}</Status>
      {canAdd ? (
        <button
          type="button"
          id={addButtonId(id)}
          className="button button-secondary"
          onClick={(event) => {
            pending.current = { kind: 'added', index: count };
            onAddClick(event);
          }}
        >
          {fieldTexts.add(title)}
        </button>
      ) : null}
    </fieldset>
  );
}

/** Is anything written in the entry whose controls begin with this id? */
function isFilled(entry: HTMLElement | null): boolean {
  const controls = entry?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [];
  return [...controls].some((control) =>
    control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value !== '',
  );
}

export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps): ReactNode {
  const { children, index, buttonsProps } = props;
  const group = use(GroupContext);
  const confirm = useConfirm();
  const entry = useRef<HTMLFieldSetElement>(null);
  const remove = async (): Promise<void> => {
    const sure =
      !isFilled(entry.current) ||
      (await confirm({
        title: fieldTexts.removeTitle,
        text: fieldTexts.removeText,
        confirm: fieldTexts.removeConfirm,
        danger: true,
      }));
    if (!sure) return;
    group.removing(index);
    buttonsProps.onRemoveItem();
  };
  return (
    <fieldset ref={entry} className="entry" id={fieldId(buttonsProps.fieldPathId.$id, ['entry'])} tabIndex={-1}>
      <legend>{fieldTexts.entry(group.title, index + 1)}</legend>
      {children}
      {buttonsProps.hasRemove ? (
        <button type="button" className="button button-quiet" onClick={() => void remove()}>
          {fieldTexts.removeOf(group.title, index + 1)}
        </button>
      ) : null}
    </fieldset>
  );
}
