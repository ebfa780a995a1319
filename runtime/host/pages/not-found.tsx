import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Heading } from '../shell/heading.tsx';
import { problems } from '../texts/shell.lv.ts';

export function NotFoundPage(): ReactNode {
  return (
    <>
      <Heading title={problems.notFound} />
      <p>{problems.notFoundText}</p>
      <p>
        <Link href="/">{problems.toInbox}</Link>
      </p>
    </>
  );
}
