import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../kit/feedback/spinner.tsx';
import { followWall, type WallView } from './follow-wall.ts';
import { WallBoard } from './wall-board.tsx';

/** The board for a screen on a wall: whoever has the link sees it; nobody is named, and nothing can be pressed. */
export function WallPage() {
  const { t, i18n } = useTranslation('wall');
  const secret = useSecret();
  const [view, setView] = useState<WallView>({ wall: null, trouble: null, lostAt: null });
  useEffect(() => {
    if (secret === '') return undefined;
    return followWall(secret, i18n.language, 50, setView);
  }, [secret, i18n.language]);
  useDark();
  useEffect(() => {
    document.title = `${view.wall?.name ?? t('title')} · Leeway`;
  }, [t, view.wall?.name]);
  const zoom = useZoom();
  return (
    <main
      id="content"
      className="relative flex h-dvh flex-col overflow-hidden bg-canvas text-[1.75rem] leading-9 text-ink"
      style={{ zoom, height: `${100 / zoom}dvh` }}
    >
      {secret === '' ? (
        <Words title={t('missing.title')} lead={t('missing.lead')} />
      ) : view.trouble === 'gone' ? (
        <Words title={t('gone.title')} lead={t('gone.lead')} />
      ) : view.wall !== null ? (
        <WallBoard wall={view.wall} lostAt={view.lostAt} zoom={zoom} />
      ) : view.trouble === 'tooMany' ? (
        <Words title={t('tooMany.title')} lead={t('tooMany.lead')} />
      ) : view.trouble === 'away' ? (
        <Words title={t('title')} lead={t('away')} />
      ) : (
        <Waiting title={t('title')} />
      )}
    </main>
  );
}

function Words({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <div role="status" className="m-auto max-w-4xl p-8 text-center">
      <h1 className="text-[2.75rem] leading-tight font-semibold">{title}</h1>
      <p className="mt-4 text-ink-soft">{lead}</p>
    </div>
  );
}

function Waiting({ title }: { readonly title: string }) {
  return (
    <div className="m-auto">
      <h1 className="sr-only">{title}</h1>
      <Spinner size={48} />
    </div>
  );
}

/** The secret stands behind `#`: it is never sent with the address. */
function useSecret(): string {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed);
      return () => removeEventListener('hashchange', changed);
    },
    () => location.hash.slice(1),
  );
}

/** Dark, unless somebody chose otherwise for this browser. */
function useDark(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (dataset['theme'] === undefined) dataset['theme'] = 'dark';
  }, []);
}

const DRAWN_FOR = 1920;

const LEAST = 0.6;

/** A larger screen is read from the same distance, and a smaller one from nearer by: everything grows and shrinks with it. */
function useZoom(): number {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('resize', changed);
      return () => removeEventListener('resize', changed);
    },
    () => Math.max(LEAST, Math.round((innerWidth / DRAWN_FOR) * 100) / 100),
  );
}
