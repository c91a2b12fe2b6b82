import type { Agreement, ChargeLine, Pricing } from '../../core/agreement/index.ts';
import type { Block, Definition } from '../block.ts';
import type { Words } from '../words.ts';

/** What is billed, line by line, before VAT. */
export function priceBlocks({ commercial }: Agreement, words: Words): readonly Block[] {
  const { lines, indexation, payment } = commercial;
  if (lines.length === 0) return [];
  const items: Definition[] = [
    ...(indexation === null
      ? []
      : [
          {
            term: words.say('Révision des prix', 'Price revision'),
            text: words.say(
              `${words.every(indexation.every)}, indice ${indexName(indexation.index)}, formule ${formulaText(indexation.formula)}`,
              `${words.every(indexation.every)}, index ${indexName(indexation.index)}, formula ${formulaText(indexation.formula)}`,
            ),
          },
        ]),
    ...(payment === null ? [] : [{ term: words.say('Paiement', 'Payment'), text: paymentText(payment, words) }]),
  ];
  return [
    {
      kind: 'table',
      caption: words.say('Prix hors taxes', 'Prices before VAT'),
      columns: words.say(['Ligne', 'Prix', 'Facturation', 'TVA'], ['Line', 'Price', 'Billed', 'VAT']),
      rows: lines.map((line) => [
        line.title[words.language],
        pricingText(line.pricing, words),
        billingText(line, words),
        line.vatPpm === null ? '–' : words.share(line.vatPpm),
      ]),
    },
    ...(items.length === 0 ? [] : [{ kind: 'definitions' as const, items }]),
  ];
}

/** `syntec` is a name. */
function indexName(index: string): string {
  return `${index.slice(0, 1).toUpperCase()}${index.slice(1)}`;
}

/** As it is written by hand, on one line: `P0 × S1 / S0`. */
function formulaText(formula: string): string {
  return formula.replaceAll('*', '×').replaceAll(' ', '\u00a0');
}

function paymentText(payment: NonNullable<Agreement['commercial']['payment']>, words: Words): string {
  const within = words.length(payment.within);
  const from = words.word(payment.from, 'from');
  return words.say(`sous ${within} à compter de ${from}`, `within ${within} of ${from}`);
}

function billingText({ every, billed }: ChargeLine, words: Words): string {
  const cycle = words.word(every, 'every');
  return every === 'once' ? cycle : `${cycle}, ${words.word(billed, 'billed')}`;
}

function pricingText(pricing: Pricing, words: Words): string {
  switch (pricing.kind) {
    case 'fixed':
      return unitPrice(words.money(pricing.amount), pricing.unit, words);
    case 'graduated':
    case 'volume': {
      const steps = pricing.tiers.map(({ upTo, amount }) =>
        upTo === null
          ? words.say(`au-delà, ${words.money(amount)}`, `beyond, ${words.money(amount)}`)
          : words.say(`jusqu’à ${upTo}, ${words.money(amount)}`, `up to ${upTo}, ${words.money(amount)}`),
      );
      return unitPrice(steps.join(words.say('\u202f; ', '; ')), pricing.unit, words);
    }
    case 'blockHours': {
      const size = words.duration({ kind: 'service', ms: pricing.sizeMs });
      return words.say(`${words.money(pricing.amount)} pour ${size}`, `${words.money(pricing.amount)} for ${size}`);
    }
    case 'passThrough':
      if (pricing.markupPpm === 0) return words.say('au prix d’achat', 'at cost');
      return words.say(
        `prix d’achat, majoré de ${words.share(pricing.markupPpm)}`,
        `at cost, plus ${words.share(pricing.markupPpm)}`,
      );
  }
}

function unitPrice(price: string, unit: string, words: Words): string {
  if (unit === 'once') return price;
  const per = words.word(unit, 'unit');
  return words.say(`${price} par ${per}`, `${price} per ${per}`);
}
