import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useChange } from '../parts/use-change.ts';

type Rota = Schemas['Rota'];
const ROTAS = ['/api/v1/rotas', '/api/v1/rotas/{rota}'];

/** Gives a rota other shifts, unless somebody has changed it meanwhile; what was there can be put back. */
export function useShifts(rota: Rota, onDone?: () => void) {
  const { t } = useTranslation('settings-alerting');
  const put = (shifts: Rota['shifts'], revision: number) =>
    send('PUT', '/api/v1/rotas/{rota}', {
      params: { path: { rota: rota.rota } },
      headers: { 'if-match': String(revision) },
      body: { title: rota.title, timeZone: rota.timeZone, shifts },
    });
  return useChange((shifts: Rota['shifts']) => put(shifts, rota.revision), {
    renews: ROTAS,
    says: (now) => t('rota.saved', { name: now.title || now.rota }),
    undo: (now) => put(rota.shifts, now.revision),
    isInForm: onDone !== undefined,
    ...(onDone === undefined ? {} : { onDone }),
  });
}
