import { toast } from '../../kit/feedback/toast-store.ts';
import { i18n } from '../../words/i18n.ts';

/** What a piece of the application that could not be loaded is told as: the server did not answer (see `ErrorState`). */
interface Missing {
  readonly status: 0;
  readonly isPiece: true;
}

const [AGAIN_MS, REST_MS] = [3_000, 60_000];
const OPENED_AT = 'leeway.pieceMissedAt';

/**
 * Marks what was thrown because a piece of the application could not be loaded. Its words are others than the browser's,
 * for which the router would open the page anew at once, the server away or not.
 */
export function watchPieces(): void {
  addEventListener('vite:preloadError', ({ payload }) => {
    const missing: Missing = { status: 0, isPiece: true };
    Object.assign(payload, missing, { message: `A piece of Leeway could not be loaded: ${payload.message}` });
  });
}

export const isMissingPiece = (error: unknown): boolean => (error as Partial<Missing> | null)?.isPiece === true;

/**
 * Opens the page anew where the server answers; gives whether it did. A browser keeps a piece that failed for as long as the
 * page is open.
 */
export async function openAnew(): Promise<boolean> {
  if (!(await isThere())) return false;
  sessionStorage.setItem(OPENED_AT, String(Date.now()));
  location.reload();
  return true;
}

/** Opens the page anew as soon as the server answers, unless that was tried just before. Gives what ends the waiting. */
export function openAnewOnceBack(): () => void {
  const openedAt = Number(sessionStorage.getItem(OPENED_AT) ?? 0);
  if (Date.now() - openedAt < REST_MS) return () => {};
  const attempt = () => void openAnew();
  const timer = setInterval(attempt, AGAIN_MS);
  addEventListener('online', attempt);
  attempt();
  return () => {
    clearInterval(timer);
    removeEventListener('online', attempt);
  };
}

/** Says that a piece could not be loaded. When to open the page anew is for who has typed there to say. */
export function tellMissing(): void {
  const onUndo = async () => {
    if (!(await openAnew())) tellMissing();
  };
  toast({
    tone: 'fault',
    text: i18n.t('failed.piece'),
    undo: { label: i18n.t('failed.anew'), onUndo: () => void onUndo() },
  });
}

async function isThere(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
