import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { useMay, useSelf } from '../../../../api/session.ts';
import { Button } from '../../../../kit/controls/button.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { figuresIn, itemOf, type Statement } from '../statement.ts';
import { useFigureName } from '../use-titles.ts';
import { DeclareDialog } from './declare-dialog.tsx';
import { type Declaration, type Declared, sayable, useDeclared } from './declared.ts';
import { StandingNow, useNow } from './standing-now.tsx';
import { usePersonName } from './use-person-name.ts';

/** How far the statement has come with its customer: told, contested or accepted, invoiced; who said so and when. */
export function Declarations({ issued }: { readonly issued: Schemas['IssuedStatementText'] }) {
  const { t } = useTranslation('statements');
  const may = useMay();
  const statement = issued.statement as unknown as Statement;
  const declared = useDeclared(issued.agreement, issued.month, statement);
  const now = useNow(issued.agreement, issued.month);
  const [saying, setSaying] = useState<Declaration | null>(null);
  if (declared === null) return null;
  return (
    <div className="print:hidden">
      <Section title={t('declared.title')} lead={t('declared.lead')}>
        <Card className="grid gap-4">
          <ol className="grid gap-2">
            <li>
              <IssuedStep issued={issued} />
            </li>
            {declared.map((one) => (
              <li key={`${one.declaration} ${one.at} ${one.item}`}>
                <Said declared={one} statement={statement} />
              </li>
            ))}
          </ol>
          {may('statements:write') && (
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-sm text-ink-soft max-sm:w-full">{t('declare.record')}</span>
              {sayable(now ?? null).map((declaration) => (
                <Button key={declaration} size="small" onClick={() => setSaying(declaration)}>
                  {t(`declare.open.${declaration}`)}
                </Button>
              ))}
            </div>
          )}
          {now !== null && <StandingNow now={now} />}
        </Card>
      </Section>
      {saying !== null && (
        <DeclareDialog
          agreement={issued.agreement}
          month={issued.month}
          statement={now ?? statement}
          declaration={saying}
          onClose={() => setSaying(null)}
        />
      )}
    </div>
  );
}

function IssuedStep({ issued }: { readonly issued: Schemas['IssuedStatementText'] }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { timeZone } = useSelf();
  const name = usePersonName(issued.issuedBy);
  const when = format.dayAndTime(issued.issuedAt, timeZone);
  return name === null ? t('declared.issued', { when }) : t('declared.issuedBy', { when, name });
}

function Said({ declared, statement }: { readonly declared: Declared; readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { timeZone } = useSelf();
  const { declaration, at, by, item, reason } = declared;
  const name = usePersonName(by);
  const nameOf = useFigureName(statement.agreement);
  const when = format.dayAndTime(at, timeZone);
  const figure = figuresIn(statement).find((one) => itemOf(one) === item);
  // What is no longer in the month is called as it was named.
  const titled = figure === undefined ? item : nameOf(figure);
  return (
    <>
      <p>
        <span className="font-semibold">{t(`declaration.${declaration}`)}</span>{' '}
        {titled === null ? t('declared.ofAll') : t('declared.ofItem', { item: titled })}
        {', '}
        {name === null ? when : t('declared.whenBy', { when, name })}
      </p>
      {reason !== null && <p className="text-ink-soft">{t('declared.reason', { reason })}</p>}
    </>
  );
}
