import { diffHelpFr } from './diff-fr.ts';
import type { Help } from './help-en.ts';
import { auditHelpFr } from './running/audit-fr.ts';
import { demoHelpFr } from './running/demo-fr.ts';
import { runningHelpFr } from './running/running-fr.ts';
import { serveHelpFr } from './serve-fr.ts';
import { settleHelpFr } from './settle-fr.ts';
import { simulateHelpFr } from './simulate-fr.ts';
import { marginHelpFr } from './suppliers/margin-fr.ts';
import { supplierHelpFr } from './suppliers/supplier-fr.ts';

export const helpFr: Help = {
  tagline: 'Des engagements de service que l’on peut tenir : des délais exacts, et la raison de chaque verdict.',
  titles: {
    'Usage:': 'Utilisation :',
    'Options:': 'Options :',
    'Commands:': 'Commandes :',
    'Arguments:': 'Arguments :',
  },
  examples: 'Exemples :',
  helpOption: 'afficher cette aide',
  versionOption: 'afficher la version',
  helpCommand: 'afficher l’aide d’une commande',
  jsonOption: 'répondre en JSON sur la sortie standard, et n’y écrire rien d’autre',
  langOption: 'langue de la réponse : fr ou en (par défaut : d’après LC_ALL, LC_MESSAGES ou LANG)',
  auditing: 'le journal de toutes les décisions',
  importing: 'convertir en événements l’export d’un autre système',
  options: {
    source: 'un fichier de correspondance : chaque engagement est-il mesurable à partir de cette source ?',
    supplier: 'contrats fournisseurs et accords internes : fichiers, ou dossiers qui en contiennent',
    agreement: 'fichiers de contrat, une version par fichier (YAML ou JSON)',
    events: 'fichiers d’événements (JSON Lines) ; - lit l’entrée standard',
    'as-of': 'l’instant auquel juger : 2026-03-31T18:00:00Z, ou une date (son premier instant)',
    'known-at':
      'ignorer ce qui a été appris après cet instant (par défaut : tout ce que contiennent les fichiers compte)',
    from: 'premier jour, ou premier instant, des périodes à présenter',
    to: 'jour, ou instant, où elles se terminent (exclu)',
    receipts: 'avec --json : le décompte de chaque délai',
    only: 'objectives : sans les délais de chaque ticket',
    'compare-with': 'second avis : comparer au verdict inscrit dans ce champ des événements des tickets',
    'fail-on': 'breach : terminer avec le code 1 si un engagement est dépassé',
    for: 'customer, ou l’identifiant d’un client : sans ce qui ne regarde que nous (accords internes, contrats fournisseurs, alertes, diagnostics)',
    mapping: 'comment les colonnes deviennent des champs, et les états des événements (YAML)',
    out: 'écrire les événements dans ce fichier plutôt que sur la sortie standard',
    rejects: 'garder dans ce fichier les lignes illisibles, chacune avec son motif',
  },
  commands: {
    check: {
      summary: 'lire des contrats et dire ce qui est faux ou ambigu',
      detail:
        'Lit des contrats et affiche tout ce qui y est faux ou ambigu, avec l’endroit et le remède.\nSe termine par 1 s’il y a une erreur, par 0 s’il n’y a que des avertissements.',
      argument: 'fichiers de contrat, ou dossiers qui en contiennent',
      examples: [
        { run: 'leeway check acme.yaml', does: 'lire un contrat' },
        { run: 'leeway check contrats/ --lang fr', does: 'lire tous les contrats d’un dossier, en français' },
        {
          run: 'leeway check acme.yaml --source helpdesk.mapping.yaml',
          does: 'lesquels de ses engagements sont mesurables à partir de cet outil ?',
        },
        {
          run: 'leeway check acme.yaml --supplier operateur.yaml',
          does: 'lesquels sont plus serrés que ceux de l’opérateur ?',
        },
      ],
    },
    evaluate: {
      summary: 'juger des événements d’après des contrats : tenu ou dépassé, et pourquoi',
      detail:
        'Juge ce qui s’est passé d’après ce qui a été promis, à partir de simples fichiers. La taille des fichiers d’événements est sans importance.',
      argument: '',
      examples: [
        {
          run: 'leeway evaluate --agreement acme.yaml --events mars.jsonl --as-of 2026-04-01',
          does: 'le mois de mars, pour un lecteur',
        },
        {
          run: 'leeway evaluate --agreement *.yaml --events journal.jsonl --as-of 2026-04-01 --json --receipts',
          does: 'chaque délai et son décompte, pour un programme',
        },
        {
          run: 'leeway evaluate --agreement acme.yaml --events journal.jsonl --as-of 2026-04-01 --compare-with made_sla',
          does: 'en quoi notre verdict diffère de celui de l’outil',
        },
      ],
    },
    explain: {
      summary: 'montrer le décompte des délais d’un ticket',
      detail:
        'Montre le décompte de chacun des délais d’un ticket : chaque intervalle avec sa raison, en phrases et sous forme de barre.',
      argument: 'le ticket, tel que les événements le nomment',
      examples: [
        {
          run: 'leeway explain INC-1042 --agreement acme.yaml --events mars.jsonl --as-of 2026-04-01',
          does: 'pourquoi INC-1042 est tenu ou dépassé',
        },
      ],
    },
    ...marginHelpFr,
    ...auditHelpFr,
    ...demoHelpFr,
    ...serveHelpFr,
    ...runningHelpFr,
    ...settleHelpFr,
    ...simulateHelpFr,
    ...supplierHelpFr,
    ...diffHelpFr,
    calendar: {
      summary: 'calculs en heures de service, une opération par ligne',
      detail:
        'Lit une opération par ligne (JSON) sur l’entrée standard et répond à chacune dans l’ordre.\nOpérations : add (from, seconds), between (from, to), isOpen (at), nextOpen (at).\nUne ligne fausse reçoit son erreur et la suite continue ; la commande se termine alors par 1.',
      argument: '',
      examples: [
        { run: 'leeway calendar --json < ops.jsonl > reponses.jsonl', does: 'répondre à un fichier d’opérations' },
        {
          run: `echo '{"id":1,"calendar":{"timeZone":"Europe/Paris","hours":{"mon-fri":["09:00-18:00"]},"holidays":"FR"},"op":"add","from":"2026-04-30T15:00:00Z","seconds":14400}' | leeway calendar`,
          does: 'quand quatre heures de service sont-elles écoulées, par-delà le 1er mai ?',
        },
      ],
    },
    'import csv': {
      summary: 'convertir un export CSV en événements',
      detail:
        'Convertit un export CSV en événements (JSON Lines), d’après un petit fichier de correspondance. Rien n’est écarté en silence : une ligne illisible est signalée avec son numéro et gardée à part.',
      argument: 'le fichier CSV',
      examples: [
        {
          run: 'leeway import csv export.csv --mapping helpdesk.mapping.yaml --out evenements.jsonl --rejects rejets.csv',
          does: 'convertir, et garder les lignes rejetées',
        },
        {
          run: 'leeway import csv export.csv --mapping helpdesk.mapping.yaml | leeway evaluate --agreement acme.yaml --events - --as-of 2026-04-01',
          does: 'convertir et juger d’un seul trait',
        },
      ],
    },
  },
};
