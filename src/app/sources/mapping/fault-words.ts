import type { Said } from '../../../core/event/index.ts';
import type { MappingFault } from '../../ports/index.ts';

/** Something that is wrong with what a payload gave, or worth saying: where in the mapping, and where in the payload. */
export interface PayloadProblem {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly message: Said;
  readonly help: Said | null;
  /** Of the mapping; null: of no line. */
  readonly line: number | null;
  /** The number of the entry under `events`, from 0; null: of none. */
  readonly entry: number | null;
  /** The number of the thing in the payload, from 0; null: the payload as a whole. */
  readonly thing: number | null;
  /** A JSON pointer into the event that would have been; null: there was none yet. */
  readonly pointer: string | null;
}

type Words = Pick<PayloadProblem, 'code' | 'level' | 'message' | 'help'>;

/** What went wrong when a mapping was run on a payload. Codes are permanent (LW480 to LW489). */
export function faultWords({ problem, detail }: MappingFault, what: string): Words {
  return { level: 'error', ...FAULTS[problem](detail, what) };
}

const FAULTS: {
  readonly [problem in MappingFault['problem']]: (detail: string, what: string) => Omit<Words, 'level'>;
} = {
  notReadable: (detail) => ({
    code: 'LW480',
    message: { en: `the payload is not JSON: ${detail}`, fr: `l’envoi n’est pas du JSON\u202f: ${detail}` },
    help: {
      en: 'have the sender send JSON, or write “format: form” or “format: text” in the mapping',
      fr: 'faites envoyer du JSON, ou écrivez «\u00a0format: form\u00a0» ou «\u00a0format: text\u00a0» dans la correspondance',
    },
  }),
  threw: (detail, what) => ({
    code: 'LW481',
    message: {
      en: `“${what}” can not be computed: ${detail}`,
      fr: `«\u00a0${what}\u00a0» n’est pas calculable\u202f: ${detail}`,
    },
    help: {
      en: 'mend it, or skip such things with “skip” or “when”',
      fr: 'corrigez-le, ou écartez ces cas par «\u00a0skip\u00a0» ou «\u00a0when\u00a0»',
    },
  }),
  tooLong: (detail, what) => ({
    code: 'LW482',
    message: {
      en: `reading “${what}” took too long: ${detail}`,
      fr: `lire «\u00a0${what}\u00a0» a pris trop de temps\u202f: ${detail}`,
    },
    help: {
      en: 'look for loops, and for regular expressions that repeat within repeats',
      fr: 'cherchez des boucles, et des expressions régulières qui répètent une répétition',
    },
  }),
  tooLarge: (detail, what) => ({
    code: 'LW483',
    message: { en: `“${what}” gives too much: ${detail}`, fr: `«\u00a0${what}\u00a0» donne trop\u202f: ${detail}` },
    help: { en: 'take only what an event needs', fr: 'ne prenez que ce dont un événement a besoin' },
  }),
  tooDeep: (detail, what) => ({
    code: 'LW484',
    message: { en: `“${what}” goes too deep: ${detail}`, fr: `«\u00a0${what}\u00a0» va trop profond\u202f: ${detail}` },
    help: {
      en: 'look for functions that call themselves; what lies deeper than 32 levels is not read',
      fr: 'cherchez des fonctions qui s’appellent elles-mêmes\u202f; au-delà de 32 imbrications, rien n’est lu',
    },
  }),
  nonsense: (detail, what) => ({
    code: 'LW485',
    message: {
      en: `“${what}” gives no JSON, but ${detail}`,
      fr: `«\u00a0${what}\u00a0» ne donne pas du JSON, mais ${detail}`,
    },
    help: {
      en: 'call the function, or give a text, a number, true or false',
      fr: 'appelez la fonction, ou donnez un texte, un nombre, true ou false',
    },
  }),
};

/** Nothing came of a payload, and nothing was skipped on purpose. */
export const NOTHING: Words = {
  code: 'LW486',
  level: 'warning',
  message: { en: 'nothing came of this payload', fr: 'rien n’est sorti de cet envoi' },
  help: {
    en: 'look at “each” and “when”; what is to be left out on purpose goes into “skip”',
    fr: 'regardez «\u00a0each\u00a0» et «\u00a0when\u00a0»\u202f; ce qui est à écarter exprès va dans «\u00a0skip\u00a0»',
  },
};

/** A defect of ours while it was read. */
export const OUR_FAULT: PayloadProblem = {
  code: 'LW487',
  level: 'error',
  message: {
    en: 'this payload could not be read, and that is our fault',
    fr: 'cet envoi n’a pas pu être lu, et c’est de notre fait',
  },
  help: {
    en: 'the log says more; read it again after an update',
    fr: 'le journal du programme en dit plus\u202f; relisez-le après une mise à jour',
  },
  line: null,
  entry: null,
  thing: null,
  pointer: null,
};
