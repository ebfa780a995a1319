import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pager as texts } from '../texts/shell.lv.ts';

interface PagerProps {
  label: string;
  /** Which page of how many things, pages counted from 1. */
  of: { page: number; pageSize: number; total: number };
  to: (page: number) => string;
  /** History state of the other pages. */
  state?: unknown;
}

/** Ways to the neighbouring pages of a list; nothing for a list of one page. */
export function Pager({ label, of, to, state }: PagerProps): ReactNode {
  const { page, pageSize, total } = of;
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1 && page === 1) return null;
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 ? (
        <Link href={to(Math.min(page - 1, last))} state={state}>
          ← {texts.previous}
        </Link>
      ) : (
        <span />
      )}
      <span>{texts.page(page, last)}</span>
      {page < last ? (
        <Link href={to(page + 1)} state={state}>
          {texts.next} →
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** The page that an address asks for. */
export function pageOf(search: URLSearchParams): number {
  return Math.max(1, Math.trunc(Number(search.get('page'))) || 1);
}
