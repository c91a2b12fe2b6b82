import type { Schemas } from '../../../api/client.ts';
import type { View } from '../routes.ts';
import { AvailabilityView } from './availability/availability-view.tsx';
import { ContactsView } from './contacts/contacts-view.tsx';
import { MoneyView } from './money/money-view.tsx';
import { NowView } from './now-view.tsx';
import { ObjectivesView } from './objectives-view.tsx';
import { ReportsView } from './reports-view.tsx';
import { TrendView } from './trend/trend-view.tsx';

interface CustomerViewProps {
  readonly view: View;
  readonly overview: Schemas['CustomerOverview'];
}

/** The view that the address names. */
export function CustomerView({ view, overview }: CustomerViewProps) {
  const { customer } = overview;
  switch (view) {
    case 'now':
      return <NowView overview={overview} />;
    case 'objectives':
      return <ObjectivesView overview={overview} />;
    case 'availability':
      return <AvailabilityView overview={overview} />;
    case 'trend':
      return <TrendView customer={customer} />;
    case 'money':
      return <MoneyView overview={overview} />;
    case 'contacts':
      return <ContactsView overview={overview} />;
    case 'reports':
      return <ReportsView customer={customer} />;
  }
}
