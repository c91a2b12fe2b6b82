import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { Button } from '../../kit/controls/button.tsx';
import { IconPlus } from '../../kit/icons/icons.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { CustomerList } from './list/customer-list.tsx';
import { RegisterDialog } from './list/register-dialog.tsx';
import { UnknownNames } from './list/unknown-names.tsx';

/** Every customer and how it stands; new ones, and names that belong to none. */
export function CustomersPage() {
  const { t } = useTranslation('customers');
  const mayWrite = useMay()('customers:write');
  const [isRegistering, setRegistering] = useState(false);
  const register = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setRegistering(true)}>
      {t('register.open')}
    </Button>
  );
  return (
    <Page title={t('list.title')} lead={t('list.lead')} size="full" actions={mayWrite && register}>
      {mayWrite && <UnknownNames />}
      <CustomerList action={mayWrite && register} />
      <RegisterDialog isOpen={isRegistering} onClose={() => setRegistering(false)} />
    </Page>
  );
}
