import { useQueryClient } from '@tanstack/react-query';
import type { WidgetProps } from '@rjsf/utils';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../client/index.ts';
import { AttachmentLink, attachmentKey, useAttachmentName } from '../../case/attachments.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { Status } from '../../shell/status.tsx';
import { attachmentTexts as texts, fieldTexts } from '../../texts/forms.lv.ts';
import { controlState } from '../described.ts';
import type { FormContext } from '../page-form.tsx';
import { Picker } from './picker.tsx';
import { upload } from './upload.ts';

const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');

/** Why a file cannot be added, told before it is sent; undefined when it may be tried. */
function faultOf(file: File, accept: string[] | undefined, maxBytes: number | undefined): string | undefined {
  const name = file.name.toLowerCase();
  if (accept && !accept.some((ending) => name.endsWith(ending))) return texts.wrongKind(file.name, accept.join(', '));
  if (file.size === 0) return texts.empty(file.name);
  if (maxBytes !== undefined && file.size > maxBytes) return texts.tooLarge(file.name, formatBytes(maxBytes));
  return undefined;
}

/** Files are sent at once and the answer holds their ids. What is allowed is said before, and checked on both sides. */
export function AttachmentWidget(props: WidgetProps): ReactNode {
  const { id, value, onChange, options, registry, multiple, disabled, readonly, htmlName } = props;
  const context: FormContext = registry.formContext;
  const client = useQueryClient();
  const [status, setStatus] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState<{ name: string; percent: number }>();
  const ids = idsOf(value);
  const latest = useRef(ids);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => {
    latest.current = idsOf(value);
  }, [value, latest]);
  useEffect(() => () => stop.current?.abort(), []);
  const accept = Array.isArray(options.accept) ? options.accept.map(String) : undefined;
  const maxBytes = typeof options.maxBytes === 'number' ? options.maxBytes : undefined;
  const faultId = `${id}__fault`;

  const send = async (file: File): Promise<void> => {
    const wrong = faultOf(file, accept, maxBytes);
    if (wrong) {
      setFault(wrong);
      return;
    }
    const controller = new AbortController();
    stop.current = controller;
    context.uploading(1);
    setBusy({ name: file.name, percent: 0 });
    try {
      const place = { act: context.act, field: htmlName ?? '', case: context.caseId };
      const stored = await upload(file, place, (percent) => setBusy({ name: file.name, percent }), controller.signal);
      client.setQueryData(attachmentKey(stored.id), stored);
      latest.current = multiple ? [...latest.current, stored.id] : [stored.id];
      onChange(multiple ? latest.current : stored.id);
      setStatus(texts.uploaded(stored.name));
    } catch (error) {
      if (controller.signal.aborted) return;
      setFault(error instanceof ApiError ? `${file.name}: ${error.message}` : texts.failed(file.name));
    } finally {
      setBusy(undefined);
      context.uploading(-1);
    }
  };
  const take = async (files: FileList | null): Promise<void> => {
    setFault(undefined);
    for (const file of files ?? []) await send(file);
  };
  const remove = (gone: string, name: string): void => {
    const left = ids.filter((one) => one !== gone);
    onChange(multiple ? left : undefined);
    setStatus(texts.removed(name));
    document.getElementById(id)?.focus();
  };

  return (
    <div className="attachment">
      {fault ? (
        <p id={faultId} className="field-error" role="alert">
          <span className="visually-hidden">{fieldTexts.errorPrefix} </span>
          {fault}
        </p>
      ) : null}
      <Picker
        label={multiple ? texts.chooseMany : texts.chooseOne}
        busy={busy !== undefined}
        id={id}
        multiple={multiple}
        accept={accept?.join(',')}
        disabled={disabled || readonly}
        onChange={(event) => {
          const input = event.target;
          void take(input.files).finally(() => {
            input.value = '';
          });
        }}
        {...controlState(props, fault !== undefined && faultId)}
      />
      {busy ? <progress max={100} value={busy.percent} aria-label={busy.name} /> : null}
      <Status>{busy ? texts.uploading(busy.name, Math.floor(busy.percent / 25) * 25) : status}</Status>
      {ids.length > 0 ? (
        <ul className="plain files" aria-label={texts.chosen}>
          {ids.map((one) => (
            <FileRow key={one} id={one} remove={remove} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function FileRow({ id, remove }: { id: string; remove: (id: string, name: string) => void }): ReactNode {
  const { name } = useAttachmentName(id);
  return (
    <li>
      <span>
        <AttachmentLink id={id} />
      </span>
      <button type="button" className="button button-quiet" onClick={() => remove(id, name)}>
        {texts.remove(name)}
      </button>
    </li>
  );
}
