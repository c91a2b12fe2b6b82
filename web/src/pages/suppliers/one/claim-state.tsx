import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import { useFormat } from '../../../words/format.ts';
import { useTakeBack } from './use-take-back.ts';

type Claim = Schemas['SupplierClaim'];

const MARKS: { readonly [state in Claim['state']]: State } = {
  claimable: 'soon',
  claimed: 'onTime',
  lapsed: 'late',
  unasked: 'onTime',
  settled: 'onTime',
};

/** Whether it was claimed, by what reference; taken back where somebody noted it by mistake. */
export function ClaimState({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const mayNote = useMay()('statements:write');
  const takeBack = useTakeBack();
  const { state, claimed, timeZone } = claim;
  return (
    <span className="grid justify-items-start gap-1">
      <StateMark state={MARKS[state]} word={t(`claimState.${state}`)} />
      {claimed !== null && (
        <span className="text-sm text-ink-soft">
          {claimed.reference === null
            ? t('claims.claimedOn', { at: format.day(claimed.at, timeZone, true) })
            : t('claims.claimedAs', { at: format.day(claimed.at, timeZone, true), reference: claimed.reference })}
        </span>
      )}
      {claimed !== null && mayNote && (
        <Button size="small" look="quiet" onClick={() => takeBack(claimed)}>
          {t('claims.undo')}
        </Button>
      )}
    </span>
  );
}

/** The last day on which it can be claimed, and how many are left. */
export function ClaimDeadline({ claim: { lastDay, daysLeft, state } }: { readonly claim: Claim }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  if (lastDay === null) return t('nothing');
  const day = format.day(`${lastDay}T12:00:00Z`, 'UTC', true);
  const isOpen = state === 'claimable' && daysLeft !== null;
  return (
    <span className="grid">
      <span className={isOpen && daysLeft <= 10 ? 'font-semibold text-soon' : ''}>
        {isOpen ? (daysLeft === 0 ? t('claims.lastDayToday') : t('claims.daysLeft', { count: daysLeft })) : day}
      </span>
      {isOpen && <span className="text-sm text-ink-soft">{day}</span>}
    </span>
  );
}
