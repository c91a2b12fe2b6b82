import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { AgreementChoice } from '../../../app/choices/agreement-choice.tsx';
import { RadioGroup } from '../../../kit/controls/choice.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { DraftText } from './draft-text.tsx';
import type { PartProps } from './simulation-form.tsx';

/** Of what: a version that is published, or a draft. @param isMissing it was sent without */
export function DraftChoice(props: PartProps & { readonly isMissing: boolean }) {
  const { answers, set, isMissing } = props;
  const { t } = useTranslation('simulation');
  return (
    <div className="grid gap-4">
      <RadioGroup
        label={t('what.label')}
        value={answers.what}
        onChange={(what) => set({ what })}
        options={[
          { value: 'agreement', label: t('what.agreement') },
          { value: 'text', label: t('what.text'), help: t('what.textHelp') },
        ]}
      />
      {answers.what === 'agreement' ? <PublishedChoice {...props} /> : <DraftText {...props} isMissing={isMissing} />}
    </div>
  );
}

function PublishedChoice({ answers, set, isMissing }: PartProps & { readonly isMissing: boolean }) {
  const { t } = useTranslation('simulation');
  const { data: chosen } = useQuery({
    ...ask('/api/v1/agreements/{agreement}', { path: { agreement: answers.agreement ?? '' } }),
    enabled: answers.agreement !== null,
  });
  // The latest version that is in force, unless one was named.
  useEffect(() => {
    if (chosen !== undefined && answers.version === null) set({ version: chosen.current.version });
  }, [chosen, answers.version, set]);
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <AgreementChoice
        label={t('what.which')}
        pointer="/draft"
        {...(isMissing && answers.agreement === null ? { fault: t('what.missing') } : {})}
        value={answers.agreement}
        onChange={(next) => set({ agreement: next?.agreement ?? null, version: next?.current.version ?? null })}
      />
      {chosen !== undefined && (
        <Select
          label={t('what.version')}
          value={String(answers.version ?? chosen.current.version)}
          onChange={(version) => set({ version: Number(version) })}
          options={chosen.versions.map((version) => ({
            value: String(version),
            label:
              version === chosen.current.version
                ? t('what.versionNow', { version })
                : t('what.versionOther', { version }),
          }))}
        />
      )}
    </div>
  );
}
