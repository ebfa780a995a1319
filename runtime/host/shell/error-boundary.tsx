import { Component, type ReactNode } from 'react';
import { problems } from '../texts/shell.lv.ts';
import { Heading } from './heading.tsx';

/** A page that breaks shows a calm sentence, never a trace. Give it a key that changes with the route: a new try. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <Heading title={problems.title} />
        <p>{problems.crashed}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {problems.reload}
        </button>
      </>
    );
  }
}
