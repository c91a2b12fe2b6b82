import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { useMay, useSelf } from '../../api/session.ts';
import { useLoading, useTakingOut } from '../../app/first-steps/use-demonstration.ts';
import { Button } from '../../kit/controls/button.tsx';
import { ErrorState } from '../../kit/feedback/error-state.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { useFormat } from '../../words/format.ts';

type State = Schemas['Demonstration'];

/** A made-up provider's year: loaded with one click, taken out with one. */
export function DemonstrationCard({ state }: { readonly state: State }) {
  const { t } = useTranslation('welcome');
  const title = useId();
  const isAll = useSelf().demonstration && !state.loaded;
  return (
    <section
      aria-labelledby={title}
      className="grid min-w-0 gap-3 rounded-lg border border-dashed border-line-strong p-5"
    >
      <h2 id={title} className="text-lg font-semibold">
        {state.loaded || isAll ? t('demonstration.titleLoaded') : t('demonstration.title')}
      </h2>
      {state.loaded ? <Loaded state={state} /> : isAll ? <All /> : <Offered mayLoad={state.mayLoad} />}
    </section>
  );
}

/** A house that is nothing else: it was started as a demonstration, and is not mixed with anything. */
function All() {
  const { t } = useTranslation('welcome');
  return (
    <>
      <p className="text-ink-soft text-pretty">{t('demonstration.all')}</p>
      <div>
        <ButtonLink to="/">{t('demonstration.look')}</ButtonLink>
      </div>
    </>
  );
}

function Offered({ mayLoad }: { readonly mayLoad: boolean }) {
  const { t } = useTranslation('welcome');
  const may = useMay();
  const loading = useLoading();
  if (!mayLoad) return <p className="text-ink-soft text-pretty">{t('demonstration.notEmpty')}</p>;
  return (
    <>
      <p className="text-ink-soft text-pretty">{t('demonstration.lead')}</p>
      {may('people:write') ? (
        <Button isPending={loading.isPending} onClick={() => loading.mutate()}>
          {t('demonstration.load')}
        </Button>
      ) : (
        <p className="text-ink-soft">{t('demonstration.byOwner')}</p>
      )}
      {loading.error && <ErrorState error={loading.error} />}
    </>
  );
}

function Loaded({ state: { done, of } }: { readonly state: State }) {
  const { t } = useTranslation('welcome');
  const may = useMay();
  const taking = useTakingOut();
  return (
    <>
      {of === 0 || done < of ? <Filling done={done} of={of} /> : <p>{t('demonstration.isLoaded')}</p>}
      <p className="text-ink-soft text-pretty">{t('demonstration.held')}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/" look="main">
          {t('demonstration.look')}
        </ButtonLink>
        {may('people:write') && (
          <Button isPending={taking.isPending} onClick={() => taking.mutate()}>
            {t('demonstration.takeOut')}
          </Button>
        )}
      </div>
    </>
  );
}

/** How far it is; `of` 0: not known yet. */
function Filling({ done, of }: { readonly done: number; readonly of: number }) {
  const { t } = useTranslation('welcome');
  const { number } = useFormat();
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <p id={id}>
        {of === 0 ? t('demonstration.begins') : t('demonstration.filling', { done: number(done), of: number(of) })}
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={of === 0 ? undefined : Math.floor((100 * done) / of)}
        className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${of === 0 ? 2 : (100 * done) / of}%` }} />
      </div>
    </div>
  );
}
