import { getRouteApi, useLocation } from '@tanstack/react-router';
import type { View } from '../routes.ts';

const route = getRouteApi('/shell/agreements/$agreement');

/** The view that the address names; where it names a clause alone, the one that tells it: promises beside each other, all else in the text. */
export function useView(): View {
  const { view } = route.useSearch();
  const clause = useLocation({ select: ({ hash }) => hash });
  return view ?? (clause === '' || clause.startsWith('targets.') ? 'commitments' : 'text');
}
