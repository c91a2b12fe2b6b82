import jsonata from 'jsonata';
import { nearestName, type Said } from '../../../core/event/index.ts';

/** What is wrong with a JSONata text; `position`: after how many of its characters. */
export type ExpressionProblem =
  | { readonly kind: 'badExpression'; readonly reason: Said; readonly position: number }
  | {
      readonly kind: 'unknownFunction';
      readonly name: string;
      readonly nearest: string | null;
      readonly position: number;
    }
  | { readonly kind: 'notRepeatable'; readonly name: string; readonly position: number };

/** JSONata's own functions, but those of which two readings of one payload would differ. */
const FUNCTIONS =
  'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger formatNumber fromMillis join keys length lookup lowercase map match max merge min not number pad parseInteger power reduce replace reverse round sift single sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase zip'.split(
    ' ',
  );
/** `$eval` could hide any of the others. */
const NOT_REPEATABLE = ['now', 'millis', 'random', 'shuffle', 'eval'];

/** Everything that is wrong with a JSONata text before it is ever computed. */
export function expressionProblems(text: string): readonly ExpressionProblem[] {
  let tree: unknown;
  try {
    tree = jsonata(text).ast();
  } catch (error) {
    return [badExpression(error)];
  }
  const found: Called[] = [];
  const own = new Set<string>();
  look(tree, own, found);
  return found.flatMap(({ name, position }): readonly ExpressionProblem[] => {
    if (NOT_REPEATABLE.includes(name)) return [{ kind: 'notRepeatable', name, position }];
    if (own.has(name) || FUNCTIONS.includes(name)) return [];
    return [{ kind: 'unknownFunction', name, nearest: nearestName(name, FUNCTIONS), position }];
  });
}

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly position?: unknown;
  readonly procedure?: Node;
  readonly lhs?: Node;
  readonly arguments?: readonly Node[];
}

/** Notes functions that are called, and the names that the expression gives to things itself. */
function look(tree: unknown, own: Set<string>, found: Called[]): void {
  if (typeof tree !== 'object' || tree === null) return;
  if (Array.isArray(tree)) {
    for (const item of tree) look(item, own, found);
    return;
  }
  const node = tree as Node;
  if (node.type === 'bind') own.add(nameOf(node.lhs) ?? '');
  if (node.type === 'lambda') for (const one of node.arguments ?? []) own.add(nameOf(one) ?? '');
  const called = calledBy(node);
  if (called !== null) found.push(called);
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'procedure' || called === null) look(value, own, found);
  }
}

interface Called {
  readonly name: string;
  readonly position: number;
}

function nameOf(node: Node | undefined): string | null {
  return node?.type === 'variable' && typeof node.value === 'string' ? node.value : null;
}

/** What a node calls. A function that is handed on (`$map(x, $now)`) is a variable like any other: only the unrepeatable matter. */
function calledBy(node: Node): Called | null {
  const isCall = node.type === 'function' || node.type === 'partial';
  const variable = isCall ? node.procedure : node;
  const name = nameOf(variable);
  if (name === null || (!isCall && !NOT_REPEATABLE.includes(name))) return null;
  const position = typeof variable?.position === 'number' ? variable.position : 0;
  return { name, position: Math.max(0, position - name.length) };
}

interface ParserError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly position?: unknown;
  readonly token?: unknown;
  readonly value?: unknown;
}

function badExpression(error: unknown): ExpressionProblem {
  const { code, message, position, token, value } = (error ?? {}) as ParserError;
  const en = (typeof message === 'string' ? message : String(error)).slice(0, 200);
  const words = typeof code === 'string' ? FRENCH[code] : undefined;
  const fr = words === undefined ? en : words(shown(token), shown(value));
  return { kind: 'badExpression', reason: { en, fr }, position: typeof position === 'number' ? position : 0 };
}

function shown(value: unknown): string {
  return `«\u00a0${String(value).slice(0, 60)}\u00a0»`;
}

/** What JSONata's parser says, in French; its English is its own. */
const FRENCH: { readonly [code: string]: (token: string, value: string) => string } = {
  S0101: () => 'un texte n’est pas fermé par un guillemet',
  S0102: (token) => `nombre trop grand ${token}`,
  S0103: (token) => `échappement inconnu ${token}`,
  S0104: () => '\\u doit être suivi de 4 chiffres hexadécimaux',
  S0105: () => 'un nom entre accents graves n’est pas fermé',
  S0106: () => 'un commentaire n’est pas fermé',
  S0201: (token) => `${token} n’a pas sa place ici`,
  S0202: (token, value) => `${value} attendu, ${token} trouvé`,
  S0203: (_, value) => `${value} attendu avant la fin`,
  S0204: (token) => `opérateur inconnu ${token}`,
  S0205: (token) => `${token} inattendu`,
  S0206: (token) => `${token} inattendu`,
  S0207: () => 'l’expression s’arrête trop tôt',
  S0208: (_, value) => `le paramètre ${value} d’une fonction doit commencer par $`,
  S0211: (token) => `${token} demande une valeur à sa gauche`,
  S0212: () => 'à gauche de := il faut un nom qui commence par $',
  S0213: (_, value) => `la valeur ${value} ne peut pas faire partie d’un chemin`,
  S0301: () => 'une expression régulière est vide',
  S0302: () => 'une expression régulière n’est pas fermée par /',
};
