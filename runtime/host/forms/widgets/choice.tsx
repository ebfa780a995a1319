import type { EnumOptionsType, WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { shell } from '../../texts/shell.lv.ts';
import { fieldTexts } from '../../texts/forms.lv.ts';
import { useBodies } from '../../api/queries.ts';
import { controlState } from '../described.ts';
import { optionId } from '../places.ts';

const invalid = (props: WidgetProps): true | undefined =>
  props.rawErrors && props.rawErrors.length > 0 ? true : undefined;

/** The options of a list, in the order of the scheme. */
const optionsOf = (props: WidgetProps): EnumOptionsType[] => props.options.enumOptions ?? [];

export function RadioWidget(props: WidgetProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  return (
    <div className="options">
      {optionsOf(props).map((option, index) => (
        <div key={option.label} className="option">
          <input
            type="radio"
            id={optionId(id, index)}
            name={id}
            checked={value === option.value}
            disabled={disabled || readonly}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={optionId(id, index)}>{option.label}</label>
        </div>
      ))}
    </div>
  );
}

export function CheckboxesWidget(props: WidgetProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  const options = optionsOf(props);
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const toggle = (option: unknown, on: boolean): void => {
    const next = options.map((one) => one.value).filter((one) => (one === option ? on : chosen.includes(one)));
    onChange(next);
  };
  return (
    <div className="options">
      {options.map((option, index) => (
        <div key={option.label} className="option">
          <input
            type="checkbox"
            id={optionId(id, index)}
            name={id}
            checked={chosen.includes(option.value)}
            disabled={disabled || readonly}
            aria-invalid={invalid(props)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <label htmlFor={optionId(id, index)}>{option.label}</label>
        </div>
      ))}
    </div>
  );
}

interface ListProps {
  props: WidgetProps;
  options: readonly { value: unknown; label: string }[];
}

function List({ props, options }: ListProps): ReactNode {
  const { id, value, onChange, disabled, readonly } = props;
  const index = options.findIndex((option) => option.value === value);
  return (
    <select
      id={id}
      value={index < 0 ? '' : String(index)}
      disabled={disabled || readonly}
      onChange={(event) => onChange(event.target.value === '' ? undefined : options[Number(event.target.value)]?.value)}
      {...controlState(props)}
    >
      <option value="">{fieldTexts.choose}</option>
      {options.map((option, at) => (
        <option key={option.label} value={String(at)}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function SelectWidget(props: WidgetProps): ReactNode {
  return <List props={props} options={optionsOf(props)} />;
}

/** A body of an institution, from the directory. */
export function BodyWidget(props: WidgetProps): ReactNode {
  const { institution } = props.options;
  const query = useBodies(String(institution ?? ''));
  const bodies = (query.data ?? []).map((body) => ({ value: body.key, label: body.name }));
  return (
    <>
      <List props={props} options={bodies} />
      {query.isError ? (
        <p role="alert">
          {fieldTexts.bodiesFailed}{' '}
          <button type="button" className="button button-quiet" onClick={() => void query.refetch()}>
            {shell.retry}
          </button>
        </p>
      ) : null}
    </>
  );
}
