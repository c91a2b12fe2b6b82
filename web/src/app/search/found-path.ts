import type { Schemas } from '../../api/client.ts';

/** Where what was found is shown. Ids stand in an address as they are written there. */
export function pathOfFound({ kind, id }: Pick<Schemas['Found'], 'kind' | 'id'>): string {
  const name = encodeURIComponent(id);
  switch (kind) {
    case 'ticket':
      return `/today/${name}`;
    case 'customer':
      return `/customers/${name}`;
    case 'agreement':
      return `/agreements/${name}`;
    case 'service':
      return `/availability/${name}`;
    case 'supplier':
      return `/suppliers/${name}`;
    case 'person':
      return `/settings/people/${name}`;
    default:
      return '/';
  }
}
