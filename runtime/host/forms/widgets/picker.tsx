import type { ComponentProps, ReactNode } from 'react';

interface PickerProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** What the button says. */
  label: string;
  /** A file is on its way, and no other may be chosen. */
  busy: boolean;
}

/**
 * Chooses files. The browser words its own button in its own language, so ours lies under it. While it is busy it keeps
 * the focus, which a disabled control would lose.
 */
export function Picker({ label, busy, ...input }: PickerProps): ReactNode {
  return (
    <div className="picker">
      <span className="button button-secondary" aria-hidden="true">
        {label}
      </span>
      <input
        type="file"
        {...input}
        aria-disabled={busy}
        onClick={(event) => {
          if (busy) event.preventDefault();
        }}
      />
    </div>
  );
}
