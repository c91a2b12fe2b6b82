import type { Instant } from '../../../core/time/index.ts';
import type { Told } from '../../ports/index.ts';
import { type Finding, fine, notice, wrong } from '../finding.ts';
import type { ReceiverTrouble, SourceTrouble, WarningSigns } from './signs.ts';

const day = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What is amiss with warning people; a line says so where nothing is. */
export function warningFindings(signs: WarningSigns): readonly Finding[] {
  const found = [
    ...late(signs),
    ...signs.receivers.map(({ id, title, trouble }) => receiver(`${title} (${id})`, trouble)),
    ...signs.unmanned.map(({ rota, rule, at }) => unmanned(rota, rule, at)),
    ...signs.idleRules.map(idle),
    ...signs.sources.map(({ id, trouble, since }) => source(id, trouble, since)),
    ...signs.contacts.map(({ agreement, contact }) => noAddress(agreement, contact)),
    ...dead(signs.health.messagesDead),
  ];
  if (found.length > 0) return found;
  return [
    fine('warnings', { fr: 'les alertes atteignent quelqu’un, à temps', en: 'warnings reach somebody, in time' }),
  ];
}

function late({ health }: WarningSigns): readonly Finding[] {
  const stages = [
    [health.watchingLateMs, 'les surveillances', 'planned looks are'],
    [health.dispatchingLateMs, 'les alertes à annoncer', 'alerts to be told are'],
    [health.deliveringLateMs, 'les messages à remettre', 'messages to be delivered are'],
  ] as const;
  return stages
    .filter(([lateMs]) => lateMs >= 60_000)
    .map(([lateMs, fr, en]) => {
      const seconds = Math.round(lateMs / 1_000);
      return wrong(
        'warnings',
        { fr: `${fr} ont ${seconds} s de retard`, en: `${en} ${seconds} s late` },
        {
          fr: 'Lancez «\u202fleeway serve\u202f» ou «\u202fleeway worker\u202f»\u202f; s’il tourne, voyez ce que dit son journal.',
          en: 'Start "leeway serve" or "leeway worker"; if it runs, see what its log says.',
        },
      );
    });
}

const RECEIVER: { readonly [trouble in ReceiverTrouble]: { readonly what: Told; readonly cure: Told } } = {
  failing: {
    what: { fr: 'désactivé après trois jours d’échecs', en: 'switched off after failing for three days' },
    cure: {
      fr: 'Voyez ce qu’il a répondu (GET /api/v1/deliveries?state=dead), corrigez, puis réactivez-le et renvoyez.',
      en: 'See what it answered (GET /api/v1/deliveries?state=dead), mend it, then switch it on and resend.',
    },
  },
  gone: {
    what: { fr: 'a répondu 410\u202f: il ne veut plus rien', en: 'answered 410: it wants nothing any more' },
    cure: {
      fr: 'Donnez-lui sa nouvelle adresse, ou supprimez-le.',
      en: 'Give it its new address, or remove it.',
    },
  },
  sealed: {
    what: { fr: 'est scellé avec un autre secret', en: 'is sealed with another secret' },
    cure: {
      fr: 'Remettez le secret d’alors, ou saisissez à nouveau l’adresse et les secrets de ce destinataire.',
      en: 'Put back the secret of then, or enter the address and the secrets of this receiver again.',
    },
  },
  private: {
    what: { fr: 'a une adresse privée qui n’est pas permise', en: 'has a private address that is not allowed' },
    cure: {
      fr: 'Si elle est voulue, ajoutez son réseau à LEEWAY_ALLOW_NETWORKS.',
      en: 'If it is meant, add its network to LEEWAY_ALLOW_NETWORKS.',
    },
  },
};

function receiver(named: string, trouble: ReceiverTrouble): Finding {
  const { what, cure } = RECEIVER[trouble];
  return wrong(
    'receivers',
    { fr: `destinataire ${named}\u202f: ${what.fr}`, en: `receiver ${named}: ${what.en}` },
    cure,
  );
}

function unmanned(rota: string, rule: string, at: Instant): Finding {
  return wrong(
    'rotas',
    {
      fr: `personne n’est d’astreinte dans «\u202f${rota}\u202f» le ${day(at)}, où la règle «\u202f${rule}\u202f» l’appellerait`,
      en: `nobody is on call in "${rota}" at ${day(at)}, when the rule "${rule}" would call it`,
    },
    {
      fr: `Complétez le planning (PUT /api/v1/rotas/${rota}, ou son import).`,
      en: `Fill the rota (PUT /api/v1/rotas/${rota}, or its import).`,
    },
  );
}

function idle(rule: string): Finding {
  return wrong(
    'rules',
    { fr: `la règle «\u202f${rule}\u202f» ne prévient personne`, en: `the rule "${rule}" tells nobody` },
    {
      fr: 'Nommez quelqu’un qui peut se connecter, une astreinte pourvue ou un destinataire actif (PUT /api/v1/notification-rules).',
      en: 'Name somebody who may sign in, a rota with people, or a receiver in use (PUT /api/v1/notification-rules).',
    },
  );
}

function source(id: string, trouble: SourceTrouble, since: Instant | null): Finding {
  if (trouble === 'silent') {
    return wrong(
      'sources',
      {
        fr: `la source ${id} se tait depuis le ${day(since ?? 0)}`,
        en: `the source ${id} has been silent since ${day(since ?? 0)}`,
      },
      {
        fr: 'Voyez si elle tourne et joint cette adresse\u202f; les délais de ses tickets sont incertains jusque-là.',
        en: 'See whether it runs and reaches this address; until then the clocks of its tickets are uncertain.',
      },
    );
  }
  if (trouble === 'keyless') {
    return notice(
      'sources',
      { fr: `la source ${id} n’a pas de clé`, en: `the source ${id} has no key` },
      {
        fr: `Faites-en une (POST /api/v1/sources/${id}/keys)\u202f: sans elle, rien ne peut être reçu.`,
        en: `Make one (POST /api/v1/sources/${id}/keys): without one nothing can be received.`,
      },
    );
  }
  return notice(
    'sources',
    {
      fr: `la source ${id} est à blanc alors qu’elle envoie\u202f: personne n’est prévenu`,
      en: `the source ${id} is in dry run though it sends: nobody is told`,
    },
    {
      fr: 'Quand la comparaison vous convient, mettez-la en service, en votre nom (docs/guides/dry-run.md).',
      en: 'Once the comparison satisfies you, go live with it, by name (docs/guides/dry-run.md).',
    },
  );
}

function noAddress(agreement: string, contact: string): Finding {
  return wrong(
    'contacts',
    {
      fr: `${agreement}\u202f: l’escalade nomme «\u202f${contact}\u202f», qui n’a pas d’adresse de courriel`,
      en: `${agreement}: its escalation names "${contact}", who has no e-mail address`,
    },
    {
      fr: 'Ajoutez « email » à ce contact dans la prochaine version de l’accord.',
      en: 'Add "email" to that contact in the next version of the agreement.',
    },
  );
}

function dead(count: number): readonly Finding[] {
  if (count === 0) return [];
  return [
    notice(
      'deliveries',
      { fr: `messages abandonnés\u202f: ${count}`, en: `messages given up: ${count}` },
      {
        fr: 'GET /api/v1/deliveries?state=dead dit lesquels et pourquoi\u202f; corrigez, puis renvoyez-les.',
        en: 'GET /api/v1/deliveries?state=dead says which and why; mend it, then resend them.',
      },
    ),
  ];
}
