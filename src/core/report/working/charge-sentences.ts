import { floorRatio, multiplyRatios, ratio, ZERO } from '../../money/index.ts';
import type { Sentence, Sentences, Spoken } from './sentence.ts';
import { spokenTime } from './spoken-figure.ts';

// How an amount on the invoice came about.

const isWhole = (said: Spoken) => {
  const share = said.figure('share');
  return share === null || (share.part === 1n && share.whole === 1n);
};

/** The part of a cycle as the days it is made of where those tell it: `16/31`. */
function partOf(said: Spoken): string {
  const share = said.figure('share');
  return share === null ? '' : `${share.part}/${share.whole}`;
}

const units: Sentence = {
  en: (said) => {
    const many = said.of('count') === '1' ? '1 unit' : `${said.of('count')} units`;
    if (!said.has('from')) return `${many}, once: ${said.result}`;
    const part = isWhole(said) ? '' : ` for a whole cycle, of which ${partOf(said)}`;
    return `From ${said.of('from')} to ${said.of('to')}, ${many}: ${said.of('price')}${part}${isWhole(said) ? '' : ` = ${said.result}`}`;
  },
  fr: (said) => {
    const many = said.of('count') === '1' ? '1 unité' : `${said.of('count')} unités`;
    if (!said.has('from')) return `${many}, une fois\u202f: ${said.result}`;
    const part = isWhole(said) ? '' : ` pour un cycle entier, dont ${partOf(said)}`;
    return `Du ${said.of('from')} au ${said.of('to')}, ${many}\u202f: ${said.of('price')}${part}${isWhole(said) ? '' : ` = ${said.result}`}`;
  },
};

const work: Sentence = {
  en: (said) => `${workTime(said)} of work, ${counted(said, 'unit', 'units')}: ${said.result}`,
  fr: (said) => `${workTime(said)} de travail, soit ${counted(said, 'unité', 'unités')}\u202f: ${said.result}`,
};

function workTime(said: Spoken): string {
  const minutes = said.figure('minutes') ?? ZERO;
  return spokenTime(Number(floorRatio(multiplyRatios(minutes, ratio(60_000)))));
}

function counted(said: Spoken, one: string, many: string): string {
  return `${said.of('units')} ${said.of('units') === '1' ? one : many}`;
}

/** The steps of what is billed. */
export const CHARGE_SENTENCES: Sentences = {
  units,
  work,
  priceTier: {
    en: (said) => `${counted(said, 'unit', 'units')} at ${said.of('price')}: ${said.result}`,
    fr: (said) => `${counted(said, 'unité', 'unités')} à ${said.of('price')}\u202f: ${said.result}`,
  },
  alreadyBilled: {
    en: (said) => `Less ${said.of('billed')} already billed in advance`,
    fr: (said) => `Moins ${said.of('billed')} déjà facturés d’avance`,
  },
  minimum: {
    en: (said) => `${said.of('minimum')} units are billed at least: ${said.result} added`,
    fr: (said) => `${said.of('minimum')} unités sont facturées au moins\u202f: ${said.result} en plus`,
  },
  index: {
    en: (said) =>
      `Price revised on ${said.of('on')} by the index, from ${said.of('S0')} (${said.month('S0Month')}) to ${said.of('S1')} (${said.month('S1Month')}): ${said.of('P0')} becomes ${said.result}`,
    fr: (said) =>
      `Prix révisé le ${said.of('on')} selon l’indice, de ${said.of('S0')} (${said.month('S0Month')}) à ${said.of('S1')} (${said.month('S1Month')})\u202f: ${said.of('P0')} devient ${said.result}`,
  },
  supplierBill: {
    en: (said) => `Supplier’s bill of ${said.of('billed')}, with a markup of ${said.of('markup')}: ${said.result}`,
    fr: (said) =>
      `Facture du fournisseur de ${said.of('billed')}, majorée de ${said.of('markup')}\u202f: ${said.result}`,
  },
  quote: {
    en: (said) => `Quote accepted on ${said.of('ticket')}, ${counted(said, 'unit', 'units')}: ${said.result}`,
    fr: (said) => `Devis accepté sur ${said.of('ticket')}, ${counted(said, 'unité', 'unités')}\u202f: ${said.result}`,
  },
  discount: {
    en: (said) => `Discount of ${said.of('share')} on ${said.of('of')}: ${said.result}`,
    fr: (said) => `Remise de ${said.of('share')} sur ${said.of('of')}\u202f: ${said.result}`,
  },
};
