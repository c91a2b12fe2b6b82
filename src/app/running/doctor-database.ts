import type { Instant } from '../../core/time/index.ts';
import type { Told } from '../ports/index.ts';
import { type Finding, fine, gigabytes, notice, wrong } from './finding.ts';

export type DatabaseState =
  /** There is none yet. */
  | { readonly kind: 'none' }
  /** Something stands in the way of opening it. */
  | { readonly kind: 'hindered'; readonly what: Told; readonly help: Told }
  | { readonly kind: 'away' }
  | ({ readonly kind: 'there' } & DatabaseSigns);

export interface DatabaseSigns {
  readonly isEmbedded: boolean;
  readonly version: string;
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly ownsTables: boolean;
  readonly applied: number;
  readonly missing: number;
  readonly known: number;
  /** Its clock less ours. */
  readonly aheadMs: number;
  /** When something was last recorded in it; null: nothing was, or it could not be asked. */
  readonly latestAt: Instant | null;
  readonly bytes: number;
  /** The oldest ticket that should have been looked at; null: none is late, or it could not be asked. */
  readonly oldestDueAt: Instant | null;
}

/** A clock that is further off than that puts deadlines on the wrong minute. */
const OFF_MS = 2_000;
const LATE_MS = 60_000;

export function databaseFindings(state: DatabaseState, at: Instant): readonly Finding[] {
  switch (state.kind) {
    case 'none':
      return [];
    case 'hindered':
      return [wrong('database', state.what, state.help)];
    case 'away':
      return [
        wrong(
          'database',
          { fr: 'la base de données ne répond pas', en: 'the database does not answer' },
          {
            fr: 'Vérifiez que PostgreSQL tourne et que DATABASE_URL le désigne.',
            en: 'Check that PostgreSQL runs and that DATABASE_URL names it.',
          },
        ),
      ];
    case 'there':
      return [reachable(state), role(state), migrations(state), clock(state, at), ...behind(state, at)];
  }
}

function reachable({ version, isEmbedded, bytes }: DatabaseSigns): Finding {
  const size = gigabytes(bytes);
  return fine('database', {
    fr: `PostgreSQL ${version}${isEmbedded ? ' embarqué' : ''}, ${size.fr}`,
    en: `PostgreSQL ${version}${isEmbedded ? ', embedded' : ''}, ${size.en}`,
  });
}

function role({ role: name, isSuperuser, ownsTables }: DatabaseSigns): Finding {
  if (isSuperuser) {
    return wrong(
      'role',
      { fr: `le rôle ${name} est superutilisateur`, en: `the role ${name} is a superuser` },
      {
        fr: 'Faites-en un sans droits\u202f: create role leeway login password …\u202f; alter database … owner to leeway\u202f;',
        en: 'Make one without rights: create role leeway login password …; alter database … owner to leeway;',
      },
    );
  }
  if (ownsTables) {
    return notice(
      'role',
      { fr: `le rôle ${name} possède les tables`, en: `the role ${name} owns the tables` },
      {
        fr: `Avant la première utilisation d’une base\u202f: create role leeway_app nologin\u202f; grant leeway_app to "${name}"\u202f; Leeway travaille alors avec ce rôle.`,
        en: `Before a database is first used: create role leeway_app nologin; grant leeway_app to "${name}"; Leeway then works as that role.`,
      },
    );
  }
  return fine('role', { fr: `rôle ${name}, sans droits superflus`, en: `role ${name}, without needless rights` });
}

function migrations({ applied, missing, known }: DatabaseSigns): Finding {
  if (applied > known) {
    return wrong(
      'migrations',
      {
        fr: `la base est au pas ${applied}, ce programme en connaît ${known}`,
        en: `the database is at step ${applied}, this program knows ${known}`,
      },
      {
        fr: 'Installez la version plus récente qui l’a utilisée\u202f: npm install leeway@latest',
        en: 'Install the newer version that has used it: npm install leeway@latest',
      },
    );
  }
  if (missing > 0) {
    return notice(
      'migrations',
      { fr: `${missing} pas de migration à faire`, en: `${missing} migration steps to do` },
      { fr: '«\u202fleeway serve\u202f» les fait à son démarrage.', en: '"leeway serve" does them when it starts.' },
    );
  }
  return fine('migrations', { fr: `base à jour (pas ${applied})`, en: `the database is up to date (step ${applied})` });
}

function clock({ aheadMs, latestAt }: DatabaseSigns, at: Instant): Finding {
  const seconds = (aheadMs / 1000).toFixed(1);
  if (Math.abs(aheadMs) <= OFF_MS) {
    if (latestAt !== null && latestAt > at + OFF_MS) return slow(latestAt, at);
    return fine('clock', { fr: 'les heures concordent', en: 'the clocks agree' });
  }
  return wrong(
    'clock',
    { fr: `l’heure de la base est décalée de ${seconds} s`, en: `the clock of the database is off by ${seconds} s` },
    {
      fr: 'Synchronisez les deux machines (chrony ou systemd-timesyncd).',
      en: 'Synchronise both machines (chrony or systemd-timesyncd).',
    },
  );
}

/** What is embedded goes by this machine's own clock: that it is slow shows by what was recorded before. */
function slow(latestAt: Instant, at: Instant): Finding {
  const [latest, present] = [latestAt, at].map((one) => new Date(one).toISOString());
  return wrong(
    'clock',
    {
      fr: `il est ${present} ici, mais la base a enregistré quelque chose à ${latest}`,
      en: `it is ${present} here, but the database recorded something at ${latest}`,
    },
    {
      fr: 'Mettez cette machine à l’heure (chrony ou systemd-timesyncd) avant de recevoir d’autres faits ; si elle fut en avance, des faits sont datés trop tard.',
      en: 'Set the clock of this machine right (chrony or systemd-timesyncd) before more facts come; if it was fast, facts are dated too late.',
    },
  );
}

function behind({ oldestDueAt, missing }: DatabaseSigns, at: Instant): readonly Finding[] {
  if (missing > 0) return [];
  if (oldestDueAt === null || at - oldestDueAt <= LATE_MS) {
    return [fine('behind', { fr: 'tous les délais sont à jour', en: 'every clock is current' })];
  }
  const since = new Date(oldestDueAt).toISOString();
  return [
    wrong(
      'behind',
      {
        fr: `des tickets attendent d’être jugés depuis ${since}`,
        en: `tickets have been waiting to be judged since ${since}`,
      },
      {
        fr: 'Lancez «\u202fleeway serve\u202f»\u202f; s’il tourne, voyez ce que dit son journal.',
        en: 'Start "leeway serve"; if it runs, see what its log says.',
      },
    ),
  ];
}
