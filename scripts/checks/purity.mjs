// Core, language and document answer the same today and tomorrow, here and elsewhere: so they may not ask for the present,
// for chance, or for the zone and language of the machine they run on.
import { lineAt, walk } from '../source-files.mjs';

const PURE = /^src\/(core|language|document)\//;
const MEMBERS = new Map([
  ['Date.now', 'the present'],
  ['Temporal.Now', 'the present'],
  ['performance.now', 'the present'],
  ['Math.random', 'chance'],
  ['crypto.randomUUID', 'chance'],
  ['crypto.getRandomValues', 'chance'],
]);
const GLOBALS = new Map([
  ['process', 'the process'],
  ['console', 'a log'],
  ['setTimeout', 'a timer'],
  ['setInterval', 'a timer'],
  ['fetch', 'the network'],
]);
const LOCAL_TIME = /^(get|set)(Date|Day|FullYear|Year|Hours|Minutes|Month|Seconds|Milliseconds|TimezoneOffset)$/;
const WAY_OUT = 'Take it as an argument (asOf, knownAt, a seed, a zone, a language).';

/** Findings of the purity check over `files`. */
export function checkPurity(files) {
  return files.filter((file) => PURE.test(file.path) && !file.isTest).flatMap(impurities);
}

function impurities(file) {
  const findings = [];
  walk(file.parse().program, (node, parents) => {
    const asked = impurity(node, parents.at(-1));
    if (asked) findings.push({ what: asked, where: `${file.path}:${lineAt(file.text, node.start)}`, wayOut: WAY_OUT });
  });
  return findings;
}

function impurity(node, parent) {
  if (node.type === 'MemberExpression') return memberImpurity(node);
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return callImpurity(node);
  if (node.type === 'Identifier' && GLOBALS.has(node.name) && isReference(node, parent)) {
    return `asks for ${GLOBALS.get(node.name)} (${node.name})`;
  }
  return null;
}

function memberImpurity(node) {
  const name = node.property.name ?? node.property.value;
  const path = `${node.object.name ?? ''}.${name}`;
  if (MEMBERS.has(path)) return `asks for ${MEMBERS.get(path)} (${path})`;
  if (/^toLocale/.test(name)) return `speaks the machine's language (${name})`;
  if (LOCAL_TIME.test(name)) return `reads a date in the machine's zone (${name})`;
  return null;
}

function callImpurity(node) {
  const callee = node.callee;
  const first = node.arguments[0];
  if (callee.type === 'Identifier' && callee.name === 'Date') {
    if (node.type === 'CallExpression' || !first) return 'asks for the present (Date without an argument)';
    if (node.arguments.length > 1) return 'builds a date in the zone of the machine (new Date with several arguments)';
  }
  if (callee.type !== 'MemberExpression') return null;
  if (callee.property.name === 'localeCompare' && node.arguments.length < 2)
    return 'sorts by the language of the machine';
  if (callee.object.name !== 'Intl') return null;
  if (!first || first.name === 'undefined' || first.elements?.length === 0)
    return 'speaks the language of the machine (Intl)';
  if (callee.property.name === 'DateTimeFormat' && !namesZone(node.arguments[1]))
    return 'tells time in the zone of the machine';
  return null;
}

/** True when the options can be seen to hold `timeZone`. */
function namesZone(options) {
  if (options?.type !== 'ObjectExpression') return false;
  return options.properties.some((item) => (item.key?.name ?? item.key?.value) === 'timeZone');
}

/** False for a property, key or type name that only looks like the global. */
function isReference(node, parent) {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node && !parent.shorthand;
  return !/^TS|Import|Export|Declarator|Function/.test(parent.type) || parent.init === node || parent.body === node;
}
