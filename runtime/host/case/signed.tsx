import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { SignedDocument, SignedDocuments } from '../../server/contract/shapes/index.ts';
import { isLost, signedKey, useSigned } from '../api/queries.ts';
import { type PaperPlace, signedPlace } from '../paths.ts';
import { sendFile } from '../forms/widgets/upload.ts';
import { Picker } from '../forms/widgets/picker.tsx';
import { formatDate, formatMoment } from '../format/dates.ts';
import { LoadFailed, Note, wordsFor } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { attachmentTexts } from '../texts/forms.lv.ts';
import { signed as texts } from '../texts/pages.lv.ts';
import { AttachmentLink } from './attachments.tsx';

/** The signed containers of a paper: handed in, and compared with the paper; the latest first. */
export function Signed({ paper }: { paper: PaperPlace }): ReactNode {
  const query = useSigned(paper);
  const title = useId();
  if (isLost(query)) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  const { data } = query;
  if (!data || (data.documents.length === 0 && !data.mayAdd)) return null;
  return (
    <section className="no-print" aria-labelledby={title}>
      <h2 id={title}>{texts.title}</h2>
      {data.mayAdd ? <Add paper={paper} accept={data.accept} /> : null}
      <ul className="plain stack">
        {data.documents.toReversed().map((document) => (
          <li key={document.id} className="card">
            <Container document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Is it the paper, and is that what was signed? */
function isRight({ likeness, covered }: SignedDocument['found']): boolean {
  return covered && isSame(likeness.kind);
}

function isSame(kind: SignedDocument['found']['likeness']['kind']): boolean {
  return kind === 'same' || kind === 'same-text';
}

/** In one sentence what was found. */
function verdict({ likeness, covered, signers }: SignedDocument['found']): string {
  if (!isSame(likeness.kind)) return texts.notSame[likeness.kind];
  if (covered) return texts.same;
  return signers.length === 0 ? texts.unsigned : texts.signedOther;
}

function Container({ document }: { document: SignedDocument }): ReactNode {
  const { id, found, by, at, sha256 } = document;
  const { likeness, signers } = found;
  return (
    <>
      <p>
        <AttachmentLink id={id} known={[document]} />
      </p>
      <Note kind={isRight(found) ? 'success' : 'warning'} title={verdict(found)}>
        <p>{texts.why[likeness.kind]}</p>
        {likeness.day === undefined ? null : <p>{texts.otherDay(formatDate(likeness.day))}</p>}
        {likeness.kind === 'different' ? (
          <dl className="answer-values">
            <div>
              <dt>{texts.made}</dt>
              <dd>{likeness.made}</dd>
            </div>
            <div>
              <dt>{texts.signed}</dt>
              <dd>{likeness.signed}</dd>
            </div>
          </dl>
        ) : null}
        {isRight(found) ? null : <p>{texts.mend}</p>}
      </Note>
      <p>{signers.length > 0 ? texts.signers : texts.nobody}</p>
      <ul>
        {signers.map((signer) => (
          <li key={`${signer.name} ${signer.at}`}>
            {[signer.name || texts.unnamed, signer.organisation, signer.at && formatMoment(signer.at)]
              .filter(Boolean)
              .join(', ')}{' '}
            <span className="tag">{texts.notVerified}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{texts.validity}</p>
      <p className="muted">{texts.handedIn(by, formatMoment(at))}</p>
      <details>
        <summary>{texts.checksum}</summary>
        <p className="muted hash">
          <code>{sha256}</code>
        </p>
      </details>
    </>
  );
}

function Add({ paper, accept }: { paper: PaperPlace; accept: string[] }): ReactNode {
  const client = useQueryClient();
  const id = useId();
  const add = useMutation({
    mutationFn: (file: File) => sendFile<SignedDocuments>(signedPlace(paper), file),
    onSuccess: (data) => client.setQueryData(signedKey(paper), data),
  });
  const latest = add.data?.documents.at(-1);
  return (
    <div className="field">
      <label htmlFor={id}>{texts.add}</label>
      <p id={`${id}-hint`} className="hint">
        {texts.hint(accept.join(', '))}
      </p>
      <Picker
        label={attachmentTexts.chooseOne}
        busy={add.isPending}
        id={id}
        accept={accept.join(',')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) add.mutate(file);
        }}
      />
      <Status>
        {add.isPending ? texts.comparing : latest ? texts.added(latest.name, verdict(latest.found)) : null}
      </Status>
      {add.isError ? (
        <p role="alert" className="field-error">
          {wordsFor(add.error)}
        </p>
      ) : null}
    </div>
  );
}
