export { type EditorHandle, TextEditor } from '../../../app/text-editor/text-editor.tsx';
