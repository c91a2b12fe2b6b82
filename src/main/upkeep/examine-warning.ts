import { lookup } from 'node:dns/promises';
import { accessKey } from '../../app/access/index.ts';
import { openRosters } from '../../app/live/index.ts';
import type { Store } from '../../app/ports/index.ts';
import { type Config, type Signs, warningSigns } from '../../app/running/index.ts';
import { mayReach } from '../../connectors/outbound/index.ts';
import { secretIn } from '../serve/data-folder/secret.ts';

/** Looks at what warning people stands on, with the secret and the networks of this configuration. */
export async function signsOfWarning(config: Config, store: Store): Promise<Signs['warning']> {
  const holidays = () => import('../../connectors/holidays/index.ts').then((found) => found.loadHolidaySource());
  const isAllowed = mayReach(config.allowNetworks ?? []);
  return await warningSigns(
    {
      store,
      rosters: openRosters(holidays),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      holidays,
      sealingKey: accessKey(secretIn(config.data, config.secret).signingKey),
      mayReach: async (host) => {
        const addresses = await lookup(host.replace(/^\[(.*)\]$/, '$1'), { all: true }).catch(() => null);
        return addresses === null ? null : addresses.every(({ address }) => isAllowed(address));
      },
    },
    Date.now(),
  );
}
