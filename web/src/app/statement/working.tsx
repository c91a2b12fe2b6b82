import { useTranslation } from 'react-i18next';
import { TextLink } from '../../kit/layout/links.tsx';
import { agreementOf } from '../agreement-of.ts';

/** A step of a working, as a statement tells it; `because` is its sentence. */
export interface Step {
  readonly step: string;
  /** Where in the agreement it is written: `remedies.uptime-credit.tiers`. */
  readonly clause: string | null;
  /** Ids of tickets, or `source/id` of what was reported. */
  readonly evidence: readonly string[];
  readonly because: string;
}

interface WorkingProps {
  /** With or without its version. */
  readonly agreement: string;
  readonly steps: readonly Step[];
}

/**
 * How a figure came about, step by step, each with the clause and the facts that it rests on. Whoever shows it has the
 * words of `statements` loaded.
 */
export function Working({ agreement, steps }: WorkingProps) {
  return (
    <ol className="grid list-decimal gap-1 pl-5">
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
        <li key={`${at} ${step.step}`} className="wrap-anywhere">
          {sentenceOf(step)}
          {step.clause !== null && <Clause agreement={agreement} clause={step.clause} />}
          {step.evidence.length > 0 && <Evidence ids={step.evidence} />}
        </li>
      ))}
    </ol>
  );
}

/** The sentence of a step without the path of its clause, which is told by its title behind it. */
function sentenceOf({ because, clause }: Step): string {
  const path = ` [${clause}]`;
  return clause !== null && because.endsWith(path) ? because.slice(0, -path.length) : because;
}

const PARTS = ['charges', 'levels', 'services', 'remedies', 'bonuses', 'caps', 'earnBack'] as const;

function Clause({ agreement, clause }: { readonly agreement: string; readonly clause: string }) {
  const { t } = useTranslation('statements');
  const [part, id] = clause.split('.');
  const known = PARTS.find((one) => one === part);
  const isPlaced = part === 'remedies' || part === 'bonuses';
  return (
    <span className="block text-sm text-ink-soft">
      <TextLink
        to="/agreements/$agreement"
        params={{ agreement: agreementOf(agreement) }}
        hash={isPlaced ? `${part}.${id}` : clause}
      >
        {t('working.clause', { title: known === undefined ? clause : t(`working.part.${known}`) })}
      </TextLink>
    </span>
  );
}

function Evidence({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('statements');
  return (
    <span className="block text-sm text-ink-soft">
      {t('working.evidence')}{' '}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Fact id={id} />
        </span>
      ))}
    </span>
  );
}

/** A ticket leads to its page; what a source reported is called as that source calls it. */
function Fact({ id }: { readonly id: string }) {
  const source = id.indexOf('/');
  if (source >= 0) return id.slice(source + 1);
  return (
    <TextLink to="/today/$ticket" params={{ ticket: id }}>
      {id}
    </TextLink>
  );
}
