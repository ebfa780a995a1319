import type { ReactNode } from 'react';

interface StatusProps {
  children: ReactNode;
  className?: string;
  id?: string;
  'data-state'?: string;
}

/** A place whose words are read out when they change. It must be on the page before they do. */
export function Status({ children, className = 'muted', ...rest }: StatusProps): ReactNode {
  return (
    <output className={`status ${className}`} {...rest}>
      {children}
    </output>
  );
}
