import { readMailbox, readSmtpUrl } from './read-mail.ts';
import {
  readAddress,
  readAsked,
  readDatabaseUrl,
  readGroups,
  readIssuer,
  readNetworks,
  readOneOf,
  readOrigin,
  readSecret,
  readSwitch,
  readText,
  readWhole,
} from './read-values.ts';
import type { Variable } from './variable.ts';

const PLAIN = { unset: null, isSecret: false, example: null } as const;
const SWITCH = { en: 'yes or no', fr: 'oui ou non' } as const;
const NETWORKS = {
  en: 'networks such as 10.0.0.0/8 or fd00::/8, separated by commas',
  fr: 'des réseaux comme 10.0.0.0/8 ou fd00::/8, séparés par des virgules',
} as const;

/** Everything that can be set from outside, in the order in which it is told. All of it is optional. */
export const VARIABLES = {
  data: {
    ...PLAIN,
    name: 'LEEWAY_DATA',
    unset: './leeway-data',
    does: {
      en: 'The folder of all that Leeway keeps: its database, its secret, its backups.',
      fr: 'Le dossier de tout ce que Leeway conserve : sa base de données, son secret, ses sauvegardes.',
    },
    allowed: { en: 'a folder; it is made when it is missing', fr: 'un dossier ; créé s’il n’existe pas' },
    example: '/var/lib/leeway',
    read: readText,
  },
  databaseUrl: {
    ...PLAIN,
    name: 'DATABASE_URL',
    isSecret: true,
    does: {
      en: 'A PostgreSQL of your own, 15 or later. Without it Leeway runs one of its own in the data folder.',
      fr: 'Votre propre PostgreSQL, version 15 ou ultérieure. Sans elle, Leeway fait tourner le sien dans son dossier.',
    },
    allowed: { en: 'postgres://user:password@host:5432/database', fr: 'postgres://compte:motdepasse@hôte:5432/base' },
    example: 'postgres://leeway:…@db.example:5432/leeway',
    read: readDatabaseUrl,
  },
  connections: {
    ...PLAIN,
    name: 'LEEWAY_DATABASE_CONNECTIONS',
    unset: '10',
    does: {
      en: 'How many connections to the database one node holds at most.',
      fr: 'Le nombre maximal de connexions à la base par nœud.',
    },
    allowed: { en: 'a whole number from 4 to 200', fr: 'un nombre entier de 4 à 200' },
    read: readWhole(4, 200),
  },
  listen: {
    ...PLAIN,
    name: 'LEEWAY_LISTEN',
    unset: '127.0.0.1:8080',
    does: {
      en: 'Where to listen. The default is heard on this machine alone; 0.0.0.0:8080 is heard by others too.',
      fr: 'Où écouter. Par défaut, sur cette machine seulement ; 0.0.0.0:8080 est aussi joignable d’ailleurs.',
    },
    allowed: {
      en: 'address:port, such as 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080; or a port alone',
      fr: 'adresse:port, comme 127.0.0.1:8080, [::1]:8080 ou 0.0.0.0:8080 ; ou un port seul',
    },
    example: '0.0.0.0:8080',
    read: readAddress,
  },
  url: {
    ...PLAIN,
    name: 'LEEWAY_URL',
    does: {
      en: 'The address by which people reach Leeway. Every link is made of it, and other host names are refused.',
      fr: 'L’adresse par laquelle on joint Leeway. Tous les liens en partent, et tout autre nom d’hôte est refusé.',
    },
    allowed: {
      en: 'http:// or https://, a host, perhaps a port; no path',
      fr: 'http:// ou https://, un hôte, éventuellement un port ; sans chemin',
    },
    example: 'https://leeway.example',
    read: readOrigin,
  },
  trustedProxies: {
    ...PLAIN,
    name: 'LEEWAY_TRUSTED_PROXIES',
    does: {
      en: 'The reverse proxies whose X-Forwarded-For is believed. Without it nobody’s is.',
      fr: 'Les mandataires inverses dont X-Forwarded-For est cru. Sans elle, aucun ne l’est.',
    },
    allowed: NETWORKS,
    example: '10.0.0.5',
    read: readNetworks,
  },
  allowNetworks: {
    ...PLAIN,
    name: 'LEEWAY_ALLOW_NETWORKS',
    does: {
      en: 'Private networks that Leeway may call into (for the identity provider, for receivers of alerts). Without it only public addresses.',
      fr: 'Les réseaux privés que Leeway peut appeler (fournisseur d’identité, destinataires des alertes). Sans elle, les adresses publiques seulement.',
    },
    allowed: NETWORKS,
    example: '10.0.0.0/8',
    read: readNetworks,
  },
  smtpUrl: {
    ...PLAIN,
    name: 'LEEWAY_SMTP_URL',
    isSecret: true,
    does: {
      en: 'The mail server by which Leeway warns people. Without it no e-mail leaves, and the alerts say so.',
      fr: 'Le serveur de messagerie par lequel Leeway prévient. Sans elle, aucun courriel ne part, et les alertes le disent.',
    },
    allowed: {
      en: 'smtp://user:password@host:587 (STARTTLS) or smtps://…:465; ?tls=unverified for a certificate of your own, ?tls=optional for a server without encryption',
      fr: 'smtp://compte:motdepasse@hôte:587 (STARTTLS) ou smtps://…:465 ; ?tls=unverified pour un certificat à vous, ?tls=optional pour un serveur sans chiffrement',
    },
    example: 'smtp://leeway:…@mail.example:587',
    read: readSmtpUrl,
  },
  mailFrom: {
    ...PLAIN,
    name: 'LEEWAY_MAIL_FROM',
    does: {
      en: 'The sender of the e-mails that Leeway writes.',
      fr: 'L’expéditeur des courriels que Leeway écrit.',
    },
    allowed: { en: 'an address, or a name and an address in <>', fr: 'une adresse, ou un nom et une adresse entre <>' },
    example: 'Leeway <leeway@msp.example>',
    read: readMailbox,
  },
  heartbeatUrl: {
    ...PLAIN,
    name: 'LEEWAY_HEARTBEAT_URL',
    isSecret: true,
    does: {
      en: 'Asked for each minute as long as events are kept, alerts decided and messages delivered in time: a watcher outside that hears nothing for two minutes raises the alarm.',
      fr: 'Appelée chaque minute tant que les événements sont conservés, les alertes décidées et les messages remis à temps : une surveillance extérieure qui n’entend rien pendant deux minutes donne l’alarme.',
    },
    allowed: {
      en: 'an http or https address; a private one only within LEEWAY_ALLOW_NETWORKS',
      fr: 'une adresse http ou https ; privée, seulement dans LEEWAY_ALLOW_NETWORKS',
    },
    example: 'https://watch.example/ping/…',
    read: readAsked,
  },
  lang: {
    ...PLAIN,
    name: 'LEEWAY_LANG',
    does: {
      en: 'The language in which Leeway speaks to whoever runs it; without it, the one of the terminal.',
      fr: 'La langue dans laquelle Leeway parle à qui le fait tourner ; sans elle, celle du terminal.',
    },
    allowed: { en: 'fr or en', fr: 'fr ou en' },
    read: readOneOf('fr', 'en'),
  },
  secret: {
    ...PLAIN,
    name: 'LEEWAY_SECRET',
    isSecret: true,
    does: {
      en: 'The secret that seals what is stored sealed. Without it one is made in the data folder, in the file “secret”. Several nodes need the same.',
      fr: 'Le secret qui scelle ce qui est conservé scellé. Sans elle, il est créé dans le dossier, fichier « secret ». Plusieurs nœuds ont le même.',
    },
    allowed: { en: 'at least 32 characters', fr: 'au moins 32 caractères' },
    read: readSecret,
  },
  backupDir: {
    ...PLAIN,
    name: 'LEEWAY_BACKUP_DIR',
    does: {
      en: 'Where nightly backups go. Without it, into “backups” in the data folder.',
      fr: 'Où vont les sauvegardes de la nuit. Sans elle, dans « backups » du dossier.',
    },
    allowed: { en: 'a folder', fr: 'un dossier' },
    example: '/mnt/backups/leeway',
    read: readText,
  },
  backupKeep: {
    ...PLAIN,
    name: 'LEEWAY_BACKUP_KEEP',
    unset: '14',
    does: {
      en: 'How many nightly backups are kept; 0: none are made.',
      fr: 'Le nombre de sauvegardes de la nuit conservées ; 0 : aucune n’est faite.',
    },
    allowed: { en: 'a whole number from 0 to 1000', fr: 'un nombre entier de 0 à 1000' },
    read: readWhole(0, 1_000),
  },
  logLevel: {
    ...PLAIN,
    name: 'LEEWAY_LOG_LEVEL',
    unset: 'info',
    does: { en: 'What is worth a line in the log.', fr: 'Ce qui mérite une ligne au journal.' },
    allowed: { en: 'debug, info, warn, error or off', fr: 'debug, info, warn, error ou off' },
    read: readOneOf('debug', 'info', 'warn', 'error', 'off'),
  },
  logFormat: {
    ...PLAIN,
    name: 'LEEWAY_LOG_FORMAT',
    unset: 'auto',
    does: {
      en: 'How log lines are written: JSON for machines, short lines for eyes; auto: short lines in a terminal.',
      fr: 'La forme du journal : JSON pour les machines, lignes brèves pour les yeux ; auto : brèves dans un terminal.',
    },
    allowed: { en: 'auto, json or lines', fr: 'auto, json ou lines' },
    read: readOneOf('auto', 'json', 'lines'),
  },
  metrics: {
    ...PLAIN,
    name: 'LEEWAY_METRICS',
    unset: 'token',
    does: {
      en: 'Whether /metrics answers, to those who show a token that may read the system’s state (`system:read`); never to anybody else.',
      fr: 'Si /metrics répond, au porteur d’un jeton qui peut lire l’état du système (`system:read`) ; jamais à un autre.',
    },
    allowed: { en: 'token or off', fr: 'token ou off' },
    read: readOneOf('token', 'off'),
  },
  metricsCustomers: {
    ...PLAIN,
    name: 'LEEWAY_METRICS_CUSTOMERS',
    unset: 'no',
    does: {
      en: 'Whether metrics name customers, and sources, which may be called after them.',
      fr: 'Si les mesures nomment les clients, et les sources, qui portent parfois leur nom.',
    },
    allowed: SWITCH,
    read: readSwitch,
  },
  oidcIssuer: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_ISSUER',
    does: {
      en: 'The OpenID Connect provider by which people may sign in besides their local account.',
      fr: 'Le fournisseur OpenID Connect par lequel on peut se connecter, en plus du compte local.',
    },
    allowed: { en: 'an https address', fr: 'une adresse https' },
    example: 'https://login.example/realms/msp',
    read: readIssuer,
  },
  oidcClientId: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_CLIENT_ID',
    does: { en: 'What that provider calls Leeway.', fr: 'Le nom de Leeway chez ce fournisseur.' },
    allowed: { en: 'the client id', fr: 'l’identifiant de client (client id)' },
    example: 'leeway',
    read: readText,
  },
  oidcClientSecret: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_CLIENT_SECRET',
    isSecret: true,
    does: { en: 'The secret it shares with Leeway, if any.', fr: 'Le secret partagé avec lui, s’il y en a un.' },
    allowed: { en: 'the client secret', fr: 'le secret de client (client secret)' },
    read: readText,
  },
  oidcGroups: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_GROUPS',
    does: {
      en: 'Which role the members of its groups have here. Without it, people are given their role here.',
      fr: 'Le rôle qu’ont ici les membres de ses groupes. Sans elle, le rôle est donné ici.',
    },
    allowed: {
      en: 'group=role pairs, separated by commas; roles: owner, manager, technician, approver, customer',
      fr: 'des paires groupe=rôle séparées par des virgules ; rôles : owner, manager, technician, approver, customer',
    },
    example: 'msp-admins=owner, noc=technician',
    read: readGroups,
  },
  oidcGroupsClaim: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_GROUPS_CLAIM',
    unset: 'groups',
    does: {
      en: 'The claim in which that provider tells groups.',
      fr: 'L’attribut (claim) où ce fournisseur donne les groupes.',
    },
    allowed: { en: 'the name of a claim', fr: 'le nom d’un attribut' },
    read: readText,
  },
  oidcLinkEmails: {
    ...PLAIN,
    name: 'LEEWAY_OIDC_LINK_EMAILS',
    unset: 'no',
    does: {
      en: 'Whether an address that provider says it has verified lets its owner in as the person who has it here. Only for a provider that alone decides who has which address.',
      fr: 'Si une adresse que ce fournisseur dit avoir vérifiée fait entrer son titulaire comme la personne qui l’a ici. Seulement pour un fournisseur seul à décider qui a quelle adresse.',
    },
    allowed: SWITCH,
    read: readSwitch,
  },
  debug: {
    ...PLAIN,
    name: 'LEEWAY_DEBUG',
    unset: 'no',
    does: {
      en: 'Whether faults of Leeway’s own are shown whole, with the way that led there.',
      fr: 'Si les défauts de Leeway lui-même sont montrés en entier, avec le chemin qui y mène.',
    },
    allowed: SWITCH,
    read: readSwitch,
  },
} as const satisfies { readonly [key: string]: Variable<unknown> };
