import type { Carrier } from '../../app/ports/index.ts';
import type { Node } from '../serve/node.ts';

/** What stands in the ids of mails where nobody has said by which address people reach us. */
const NO_HOST = 'leeway.invalid';
/** A receiver answers within that, or is tried again. */
const ANSWER_MS = 15_000;

/** Every way by which messages leave: webhooks, chat rooms and gateways; mail where a server is set. */
export async function openCarriers({ config, now, version }: Node): Promise<{
  readonly carriers: readonly Carrier[];
  readonly close: () => Promise<void>;
}> {
  const [{ openOutbound }, { openHooks }, { openMail }] = await Promise.all([
    import('../../connectors/outbound/index.ts'),
    import('../../connectors/hooks/index.ts'),
    import('../../connectors/mail/index.ts'),
  ]);
  const { allowNetworks, smtpUrl: server, mailFrom: from, url } = config;
  const outbound = openOutbound({ allowNetworks: allowNetworks ?? [], timeoutMs: ANSWER_MS });
  const host = url === null ? NO_HOST : new URL(url).hostname;
  const carriers = [openHooks({ outbound, now, userAgent: `Leeway/${version}` })];
  if (server !== null && from !== null) carriers.push(openMail({ server, from, host }));
  return {
    carriers,
    close: async () => {
      await Promise.all(carriers.map((carrier) => carrier.close()));
      await outbound.close();
    },
  };
}
