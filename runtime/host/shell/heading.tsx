import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { shell } from '../texts/shell.lv.ts';

/** The address whose heading had the focus last; the browser itself takes care of the first page. */
let focusedAddress = typeof location === 'undefined' ? '' : location.href;

/** Lets the next heading take the focus even though the address stays (as after signing in). */
export function expectNewPage(): void {
  focusedAddress = '';
}

interface HeadingProps {
  /** Of the page, in the window's title too. */
  title: string;
  caption?: ReactNode;
  /** The page shows errors: said at the beginning of the window's title. */
  failed?: boolean;
  /** For a page that brings the focus back here by itself, after what had it went away. */
  focus?: RefObject<HTMLHeadingElement | null>;
}

/** The page's one h1. Moves the focus to itself when the route changed, so that a screen reader begins there. */
export function Heading({ title, caption, failed = false, focus }: HeadingProps): ReactNode {
  const own = useRef<HTMLHeadingElement>(null);
  const ref = focus ?? own;
  useEffect(() => {
    document.title = `${failed ? shell.errorTitlePrefix : ''}${title}${shell.titleSuffix}`;
    if (focusedAddress === location.href) return;
    focusedAddress = location.href;
    window.scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, [title, failed, ref]);
  return (
    <div className="heading">
      {caption ? <p className="caption">{caption}</p> : null}
      <h1 ref={ref} tabIndex={-1}>
        {title}
      </h1>
    </div>
  );
}
