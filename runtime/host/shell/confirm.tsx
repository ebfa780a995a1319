import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { shell } from '../texts/shell.lv.ts';

interface Question {
  title: string;
  text: string;
  confirm: string;
  cancel?: string;
  danger?: boolean;
}

type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(false));

/** Asks in a dialog; gives true when the person confirms, false for anything else. */
export function useConfirm(): Ask {
  return use(ConfirmContext);
}

interface Open extends Question {
  answer: (yes: boolean) => void;
}

export function ConfirmProvider({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<Open>();
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((resolve) => {
        setOpen({
          ...question,
          answer: (yes) => {
            setOpen(undefined);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmContext value={ask}>
      {children}
      {open ? (
        <Dialog title={open.title} onClose={() => open.answer(false)}>
          <p>{open.text}</p>
          <div className="actions">
            <button
              type="button"
              className={open.danger ? 'button button-danger' : 'button'}
              onClick={() => open.answer(true)}
            >
              {open.confirm}
            </button>
            <button type="button" className="button button-quiet" onClick={() => open.answer(false)}>
              {open.cancel ?? shell.cancel}
            </button>
          </div>
        </Dialog>
      ) : null}
    </ConfirmContext>
  );
}

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Escape; absent where the dialog must be answered. */
  onClose?: () => void;
  /** Nothing behind it may be seen. */
  opaque?: boolean;
}

/** A modal dialog of the browser's own: focus goes in, stays in, and comes back. */
export function Dialog({ title, children, onClose, opaque = false }: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useMemo(() => `dialog-${crypto.randomUUID()}`, []);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    heading.current?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={opaque ? 'opaque' : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 ref={heading} id={titleId} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
