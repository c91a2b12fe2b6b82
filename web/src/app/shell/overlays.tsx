import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { loadWords } from '../../words/i18n.ts';
import { Piece } from '../failed/piece.tsx';
import { listenToKeys } from '../keys/shortcuts.ts';
import { onPalette } from '../palette.ts';

// Neither is needed before somebody asks for it.
const PaletteDialog = lazy(async () => {
  const [{ PaletteDialog: component }] = await Promise.all([
    import('../search/palette-dialog.tsx'),
    loadWords('search'),
  ]);
  return { default: component };
});
const KeyHelp = lazy(async () => {
  const [{ KeyHelp: component }] = await Promise.all([import('../keys/key-help.tsx'), loadWords('search')]);
  return { default: component };
});

type Open = 'palette' | 'help' | null;

/** What opens over any page by a key: the palette and the list of keys. */
export function Overlays() {
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  useEffect(() => onPalette(() => setOpen('palette')), []);
  useEffect(
    () =>
      listenToKeys({
        palette: () => setOpen('palette'),
        help: () => setOpen('help'),
        go: (to) => void navigate({ to }),
      }),
    [navigate],
  );
  const close = () => setOpen(null);
  return (
    <Piece onClose={close}>
      <Suspense fallback={null}>
        {open === 'palette' && <PaletteDialog isOpen onClose={close} />}
        {open === 'help' && <KeyHelp isOpen onClose={close} />}
      </Suspense>
    </Piece>
  );
}
