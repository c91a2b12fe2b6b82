import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { IconDocument } from '../../../kit/icons/icons.tsx';

/** The page on paper: without what is around it, with every working. */
export function PrintButton() {
  const { t } = useTranslation('statements');
  return (
    <span className="print:hidden">
      <Button icon={<IconDocument size={18} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </span>
  );
}
