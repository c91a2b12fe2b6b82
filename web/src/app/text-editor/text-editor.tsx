import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react';
import type { Schemas } from '../../api/client.ts';
import { openEditor } from './editor-setup.ts';

/** What can be asked of the editor from outside. */
export interface EditorHandle {
  /** Puts the cursor there and the focus into the text. Lines and columns count from 1. */
  readonly goTo: (line: number, column: number) => void;
}

/** Where something is wrong, and what; without a line it is told outside of the text alone. */
export type EditorDiagnostic = Pick<
  Schemas['DiagnosticSpan'],
  'code' | 'level' | 'line' | 'column' | 'endLine' | 'endColumn' | 'message' | 'help'
>;

interface TextEditorProps {
  readonly ref?: Ref<EditorHandle>;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly diagnostics: readonly EditorDiagnostic[];
}

/** A text in YAML, with its diagnostics at their lines. Tab leaves it, as it leaves every field. */
export function TextEditor({ ref, label, help, value, onChange, diagnostics }: TextEditorProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  const first = useRef(value);
  useEffect(() => {
    if (place.current === null) return undefined;
    const opened = openEditor(place.current, {
      text: first.current,
      attributes: { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help` },
      onChange: (text) => tell.current(text),
    });
    view.current = opened;
    return () => opened.destroy();
  }, [id]);
  useEffect(() => {
    const opened = view.current;
    if (opened === null || opened.state.doc.toString() === value) return;
    opened.dispatch({ changes: { from: 0, to: opened.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const opened = view.current;
    opened?.dispatch(setDiagnostics(opened.state, marks(opened.state, diagnostics)));
  }, [diagnostics]);
  useImperativeHandle(ref, () => ({
    goTo: (line, column) => {
      const opened = view.current;
      if (opened === null) return;
      const at = offsetOf(opened.state, line, column);
      opened.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      opened.focus();
    },
  }));
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <p id={`${id}-label`} className="font-medium">
        {label}
      </p>
      <div ref={place} className="min-w-0" />
      <p id={`${id}-help`} className="text-sm text-ink-soft">
        {help}
      </p>
    </div>
  );
}

/** Where a line and a column stand in the text; what lies beyond it is its end. */
function offsetOf({ doc }: EditorState, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(to, from + Math.max(0, column - 1));
}

/** What hinders stands in the text; what is of the text as a whole is told below it alone. */
function marks(state: EditorState, diagnostics: TextEditorProps['diagnostics']): readonly Diagnostic[] {
  return diagnostics.flatMap(({ level, line, column, endLine, endColumn, message, help, code }) => {
    if (line === null || column === null) return [];
    const from = offsetOf(state, line, column);
    // A whole text underlined says nothing.
    const to =
      endLine > line + 1 ? state.doc.line(Math.min(line, state.doc.lines)).to : offsetOf(state, endLine, endColumn);
    return [
      {
        from,
        to: Math.max(from, to),
        severity: level,
        source: code,
        message: help === null ? message : `${message} ${help}`,
      },
    ];
  });
}
