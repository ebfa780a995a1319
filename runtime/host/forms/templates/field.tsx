import { type FieldTemplateProps, getUiOptions } from '@rjsf/utils';
import { type ReactNode, use } from 'react';
import { fieldTexts } from '../../texts/forms.lv.ts';
import { describedBy, hintsOf } from '../described.ts';
import { HiddenFields } from '../hidden.ts';
import { errorId, hintId } from '../places.ts';

/** Kinds of which one question has several controls: the question is the legend of a group. */
const grouped = new Set<unknown>(['radio', 'checkboxes']);

/** One question: label or legend, then hint, then error, then the control. */
export function FieldTemplate(props: FieldTemplateProps): ReactNode {
  const { id, label, children, rawErrors, required, hidden, schema, uiSchema, displayLabel, fieldPathId } = props;
  const notAsked = use(HiddenFields);
  if (hidden) return <div hidden>{children}</div>;
  const [key, inner] = fieldPathId.path;
  if (inner === undefined && notAsked.has(String(key))) return null;
  const { widget } = getUiOptions(uiSchema);
  // Objects and groups of entries make their own fieldset.
  if (schema.type === 'object' || (schema.type === 'array' && !displayLabel)) return children;
  const name = (
    <>
      {label}
      {required || widget === 'computed' ? null : <span className="optional"> {fieldTexts.optional}</span>}
    </>
  );
  const failed = rawErrors !== undefined && rawErrors.length > 0;
  const className = failed ? 'field field-failed' : 'field';
  if (widget === 'tick')
    return (
      <div className={`${className} field-tick`}>
        <Errors id={id} errors={rawErrors} />
        {children}
      </div>
    );
  if (grouped.has(widget))
    return (
      <fieldset
        className={className}
        aria-describedby={describedBy(id, { schema, uiSchema, errors: rawErrors })}
        {...(widget === 'radio' ? { role: 'radiogroup', 'aria-invalid': failed ? true : undefined } : {})}
      >
        <legend>{name}</legend>
        <Hint id={id} {...{ schema, uiSchema }} />
        <Errors id={id} errors={rawErrors} />
        {children}
      </fieldset>
    );
  return (
    <div className={className}>
      <label htmlFor={id}>{name}</label>
      <Hint id={id} {...{ schema, uiSchema }} />
      <Errors id={id} errors={rawErrors} />
      {children}
    </div>
  );
}

export function Hint({ id, schema, uiSchema }: Pick<FieldTemplateProps, 'id' | 'schema' | 'uiSchema'>): ReactNode {
  const hints = hintsOf(schema, uiSchema);
  if (hints.length === 0) return null;
  return (
    <p id={hintId(id)} className="hint">
      {hints.join(' ')}
    </p>
  );
}

export function Errors({ id, errors }: { id: string; errors: string[] | undefined }): ReactNode {
  if (!errors || errors.length === 0) return null;
  return (
    <p id={errorId(id)} className="field-error">
      <span className="visually-hidden">{fieldTexts.errorPrefix} </span>
      {errors.join(' ')}
    </p>
  );
}
