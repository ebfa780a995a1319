import type { WidgetProps } from '@rjsf/utils';
import { type ReactNode, useState } from 'react';
import { normalisePersonalCode, personalCodeState } from '../../../definition/index.ts';
import { parseWhole } from '../../format/numbers.ts';
import { dateForField, parseTypedDate } from '../../format/dates.ts';
import { Status } from '../../shell/status.tsx';
import { fieldTexts } from '../../texts/forms.lv.ts';
import { controlState } from '../described.ts';

/** An empty text is no answer. */
const answer = (text: string): string | undefined => (text === '' ? undefined : text);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

interface InputProps extends WidgetProps {
  kind?: 'text' | 'email' | 'tel';
  size?: 'short' | 'long';
}

/** The fields ask about other people, so the browser is not to fill in the user's own data. */
function Input({ kind = 'text', size = 'long', ...props }: InputProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  return (
    <input
      id={id}
      type={kind}
      className={size === 'short' ? 'input-short' : undefined}
      value={textOf(value)}
      disabled={disabled}
      readOnly={readonly}
      autoComplete="off"
      spellCheck={kind === 'text'}
      onChange={(event) => onChange(answer(event.target.value))}
      onBlur={(event) => onChange(answer(event.target.value.trim()))}
      {...controlState(props)}
    />
  );
}

export function TextWidget(props: WidgetProps): ReactNode {
  return <Input {...props} />;
}

export function EmailWidget(props: WidgetProps): ReactNode {
  return <Input {...props} kind="email" />;
}

export function PhoneWidget(props: WidgetProps): ReactNode {
  return <Input {...props} kind="tel" size="short" />;
}

export function TextareaWidget(props: WidgetProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  return (
    <textarea
      id={id}
      rows={6}
      value={textOf(value)}
      disabled={disabled}
      readOnly={readonly}
      onChange={(event) => onChange(answer(event.target.value))}
      onBlur={(event) => onChange(answer(event.target.value.trim()))}
      {...controlState(props)}
    />
  );
}

interface TypedProps extends WidgetProps {
  /** The answer that a text means, or undefined when it means none. */
  read: (text: string) => unknown;
  /** How an answer stands in the field. */
  write: (value: unknown) => string;
  /** Letters too belong to the answer, so no keyboard of digits. */
  digits: boolean;
  more?: string | false;
}

/**
 * A field whose answer is not what is typed: the text is kept as typed while it is being typed, and while it means no
 * answer it *is* the answer, so that it is saved in the draft and refused by the schema with a message.
 */
function TypedInput({ read, write, digits, more, ...props }: TypedProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  const [text, setText] = useState(() => write(value));
  return (
    <input
      id={id}
      type="text"
      inputMode={digits ? 'numeric' : 'text'}
      className="input-short"
      value={text}
      disabled={disabled}
      readOnly={readonly}
      autoComplete="off"
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        onChange(read(typed) ?? answer(typed.trim()));
      }}
      onBlur={() => {
        const meant = read(text);
        if (meant !== undefined) setText(write(meant));
      }}
      {...controlState(props, more)}
    />
  );
}

export function NumberWidget(props: WidgetProps): ReactNode {
  return <TypedInput {...props} read={parseWhole} write={textOf} digits />;
}

export function DateWidget(props: WidgetProps): ReactNode {
  return <TypedInput {...props} read={parseTypedDate} write={dateForField} digits={false} />;
}

export function PersonalCodeWidget(props: WidgetProps): ReactNode {
  const { id, value } = props;
  const doubtful = typeof value === 'string' && personalCodeState(value) === 'doubtful';
  const doubtId = `${id}__doubt`;
  return (
    <>
      <TypedInput
        {...props}
        read={(typed) => answer(normalisePersonalCode(typed.trim()))}
        write={textOf}
        digits={false}
        more={doubtful && doubtId}
      />
      <Status id={doubtId} className={doubtful ? 'doubt' : ''}>
        {doubtful ? fieldTexts.codeDoubt : null}
      </Status>
    </>
  );
}
