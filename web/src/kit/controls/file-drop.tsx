import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconUpload } from '../icons/icons.tsx';
import { Notes } from './field.tsx';

interface FileDropProps {
  readonly label: string;
  /** As of an input: `.yaml,.yml`. What is dropped is not held to it: look at what you are given. */
  readonly accept?: string;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly isMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files, chosen or dropped here. */
export function FileDrop({ label, accept, help, fault, isMultiple = false, onFiles }: FileDropProps) {
  const { t } = useTranslation('kit');
  const id = useId();
  const { isOver, target } = useDrop((files) => onFiles(isMultiple ? files : files.slice(0, 1)));
  return (
    <div className="grid gap-1">
      <label
        {...target}
        className={`grid cursor-pointer justify-items-center gap-1 rounded-lg border-2 border-dashed px-4 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface hover:bg-sunken'}`}
      >
        <IconUpload size={24} className="text-ink-soft" />
        <span className="font-medium">{label}</span>
        <span className="text-sm text-ink-soft">{t(isOver ? 'controls.dropNow' : 'controls.drop')}</span>
        <input
          type="file"
          accept={accept}
          multiple={isMultiple}
          aria-describedby={`${help ? `${id}-help ` : ''}${fault ? `${id}-fault` : ''}`.trim() || undefined}
          aria-invalid={fault ? true : undefined}
          className="sr-only"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // The same file may be chosen again once it was mended.
            event.target.value = '';
          }}
        />
      </label>
      <Notes id={id} help={help} fault={fault} />
    </div>
  );
}

function useDrop(onFiles: (files: File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  return {
    isOver,
    target: {
      onDragEnter: over,
      onDragOver: over,
      onDragLeave: () => setIsOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(files);
      },
    },
  };
}
