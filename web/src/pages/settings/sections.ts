import { type ComponentType, lazy } from 'react';
import type { Self } from '../../api/session.ts';
import type { Namespace } from '../../words/i18n.ts';

type Scope = Self['scopes'][number];

/** What is shown of one thing of a section: a person, a source. */
export interface ItemProps {
  readonly item: string;
}

/** What a section of the settings needs and shows. */
interface Section {
  readonly group: 'you' | 'team' | 'connections' | 'alerts' | 'house';
  /** Who lacks it is not shown the section; null: everybody's. */
  readonly scope: Scope | null;
  /** Not of an actor that is bound to a customer. */
  readonly isOurs?: boolean;
  readonly isOnlyInDemonstration?: boolean;
  readonly words: readonly Namespace[];
  readonly Page: ComponentType;
  readonly Item?: ComponentType<ItemProps>;
}

export const SECTIONS = {
  account: {
    group: 'you',
    scope: null,
    words: [],
    Page: lazy(async () => ({ default: (await import('./account/account-section.tsx')).AccountSection })),
  },
  people: {
    group: 'team',
    scope: 'people:read',
    words: [],
    Page: lazy(async () => ({ default: (await import('./people/people-section.tsx')).PeopleSection })),
    Item: lazy(async () => ({ default: (await import('./people/person-item.tsx')).PersonItem })),
  },
  sources: {
    group: 'connections',
    scope: 'sources:read',
    isOurs: true,
    words: ['settings-sources'],
    Page: lazy(async () => ({ default: (await import('./sources/sources-section.tsx')).SourcesSection })),
    Item: lazy(async () => ({ default: (await import('./sources/source-item.tsx')).SourceItem })),
  },
  tokens: {
    group: 'connections',
    scope: 'tokens:read',
    words: [],
    Page: lazy(async () => ({ default: (await import('./tokens/tokens-section.tsx')).TokensSection })),
  },
  calendars: {
    group: 'house',
    scope: 'agreements:read',
    words: ['settings-house', 'calendar-year'],
    Page: lazy(async () => ({ default: (await import('./calendars/calendars-section.tsx')).CalendarsSection })),
    Item: lazy(async () => ({ default: (await import('./calendars/calendar-item.tsx')).CalendarItem })),
  },
  retention: {
    group: 'house',
    scope: 'people:read',
    words: ['settings-house'],
    Page: lazy(async () => ({ default: (await import('./retention/retention-section.tsx')).RetentionSection })),
  },
  audit: {
    group: 'house',
    scope: 'audit:read',
    words: ['settings-house', 'settings-alerting'],
    Page: lazy(async () => ({ default: (await import('./audit/audit-section.tsx')).AuditSection })),
  },
  system: {
    group: 'house',
    scope: 'system:read',
    isOurs: true,
    words: ['settings-house'],
    Page: lazy(async () => ({ default: (await import('./system/system-section.tsx')).SystemSection })),
  },
  demonstration: {
    group: 'house',
    scope: 'agreements:write',
    isOurs: true,
    isOnlyInDemonstration: true,
    words: ['settings-house'],
    Page: lazy(async () => ({ default: (await import('./system/demonstration-section.tsx')).DemonstrationSection })),
  },
  rota: {
    group: 'team',
    scope: 'alerts:read',
    isOurs: true,
    words: ['settings-alerting'],
    Page: lazy(async () => ({ default: (await import('./rota/rota-section.tsx')).RotaSection })),
    Item: lazy(async () => ({ default: (await import('./rota/rota-item.tsx')).RotaItem })),
  },
  receivers: {
    group: 'connections',
    scope: 'alerting:write',
    isOurs: true,
    words: ['settings-alerting'],
    Page: lazy(async () => ({ default: (await import('./receivers/receivers-section.tsx')).ReceiversSection })),
    Item: lazy(async () => ({ default: (await import('./receivers/receiver-item.tsx')).ReceiverItem })),
  },
  notifications: {
    group: 'alerts',
    scope: 'alerts:read',
    isOurs: true,
    words: ['settings-alerting'],
    Page: lazy(async () => ({
      default: (await import('./notifications/notifications-section.tsx')).NotificationsSection,
    })),
  },
  deliveries: {
    group: 'alerts',
    scope: 'alerts:read',
    isOurs: true,
    words: ['settings-alerting'],
    Page: lazy(async () => ({ default: (await import('./deliveries/deliveries-section.tsx')).DeliveriesSection })),
    Item: lazy(async () => ({ default: (await import('./deliveries/delivery-item.tsx')).DeliveryItem })),
  },
} as const satisfies Readonly<Record<string, Section>>;

export type SectionId = keyof typeof SECTIONS;

/** A section by what stands in the address; undefined: there is none. */
export function sectionOf(id: string): (Section & { readonly id: SectionId }) | undefined {
  return Object.hasOwn(SECTIONS, id) ? { ...SECTIONS[id as SectionId], id: id as SectionId } : undefined;
}

/** Whether a section has anything to show, whoever looks. */
export function isThere(section: Section, { demonstration }: Self): boolean {
  return section.isOnlyInDemonstration !== true || demonstration;
}

/** Whether somebody may see a section, if it is there. */
export function maySee(section: Section, self: Self): boolean {
  if (section.isOurs && self.customer !== null) return false;
  return section.scope === null || self.scopes.includes(section.scope);
}

/** The sections that somebody is shown, by group, in order. */
export function sectionsFor(self: Self) {
  const all = (Object.keys(SECTIONS) as SectionId[]).map((id) => ({ ...(SECTIONS[id] as Section), id }));
  return (['you', 'team', 'connections', 'alerts', 'house'] as const)
    .map((group) => ({
      group,
      sections: all.filter((one) => one.group === group && isThere(one, self) && maySee(one, self)),
    }))
    .filter(({ sections }) => sections.length > 0);
}
