import type { WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { formatNumber } from '../../format/numbers.ts';
import { fieldTexts } from '../../texts/forms.lv.ts';
import { controlState } from '../described.ts';
import { optionId } from '../places.ts';

/** An answer that is worked out: shown and read out when it changes, never asked. */
export function ComputedWidget(props: WidgetProps): ReactNode {
  const { id, value, options } = props;
  const label = options.enumOptions?.find((option) => option.value === value)?.label;
  const known = typeof value === 'number' ? formatNumber(value) : label;
  return (
    <output id={id} className="computed" aria-describedby={controlState(props)['aria-describedby']}>
      {known ?? <span className="muted">{fieldTexts.notComputed}</span>}
    </output>
  );
}

/** The tick that there is no information for the field above it. Taken away, it is no answer. */
export function TickWidget(props: WidgetProps): ReactNode {
  const { id, label, value, onChange, disabled, readonly } = props;
  return (
    <div className="option">
      <input
        type="checkbox"
        id={optionId(id, 0)}
        checked={value === true}
        disabled={disabled || readonly}
        onChange={(event) => onChange(event.target.checked ? true : undefined)}
        {...controlState(props)}
      />
      <label htmlFor={optionId(id, 0)}>{label}</label>
    </div>
  );
}
