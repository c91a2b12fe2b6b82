import type { ReactNode } from 'react';
import { type Self, useMay, useSelf } from '../../api/session.ts';
import { Forbidden } from '../../kit/feedback/error-state.tsx';
import { Page } from '../../kit/layout/page.tsx';

interface OnlyForProps {
  readonly scope: Self['scopes'][number];
  /** Of our own house alone, whatever a customer's people may do. */
  readonly isOurs?: boolean;
  /** What the page is called to those who do not see it. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for those who may see it: nothing is asked and nothing offered to others, who are told so with a way out. */
export function OnlyFor({ scope, isOurs = false, title, children }: OnlyForProps) {
  const self = useSelf();
  const may = useMay();
  if (may(scope) && (!isOurs || self.customer === null)) return children;
  return (
    <Page title={title}>
      <Forbidden />
    </Page>
  );
}
