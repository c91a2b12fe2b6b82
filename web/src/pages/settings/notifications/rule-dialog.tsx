import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';
import { draftOf, isUnfinished, ruleOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { useOtherParts, useRuleName } from './rule-parts.ts';
import { type Kept, type Rule, useRules } from './use-rules.ts';

interface RuleDialogProps {
  readonly kept: Kept;
  /** Null: a new one, asked last. */
  readonly rule: Rule | null;
  readonly onClose: () => void;
}

/** One rule, edited by its parts. */
export function RuleDialog({ kept, rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const [draft, setDraft] = useState(() => draftOf(rule));
  const save = useRules(kept, onClose);
  const format = useFormat();
  const nameOf = useRuleName();
  const others = useOtherParts(rule);
  const { rules } = kept.rules;
  const at = rule === null ? rules.length : rules.indexOf(rule);
  const submit = () => {
    const made = ruleOf(draft, rule);
    save.mutate(rule === null ? [...rules, made] : rules.with(at, made));
  };
  return (
    <Dialog
      title={rule === null ? t('rules.add') : t('rules.editOf', { rule: nameOf(rule.id) })}
      isOpen
      onClose={onClose}
    >
      <Form faults={save.faults} onSubmit={submit}>
        <RuleFields
          draft={draft}
          onChange={setDraft}
          calendars={Object.keys(kept.rules.calendars)}
          at={`/rules/${at}`}
        />
        {others.length > 0 && (
          <p className="text-sm text-ink-soft">{t('rules.stays', { what: format.list(others) })}</p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button
            type="submit"
            look="main"
            isPending={save.isPending}
            disabled={draft.id.trim() === '' || draft.to.length === 0 || draft.ladder.some(isUnfinished)}
          >
            {t('rules.set')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
