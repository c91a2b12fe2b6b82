import { Component, type ReactNode } from 'react';
import { ErrorState } from '../../kit/feedback/error-state.tsx';
import { isMissingPiece, openAnew, tellMissing } from './pieces.ts';

interface Props {
  readonly children: ReactNode;
  /** What opens over a page and could not be loaded is closed again: a message says why, and offers to open the page anew. */
  readonly onClose?: () => void;
  /** What stands in its place, `null`: nothing; where neither is told: that the server did not answer, and the way on. */
  readonly instead?: ReactNode;
}

/**
 * Around what is loaded when it is used: where it can not be loaded, the page around it stays as it is, with all that was
 * typed there. What else goes wrong is the page's to tell.
 */
export class Piece extends Component<Props, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    const { onClose } = this.props;
    if (onClose === undefined || !isMissingPiece(error)) return;
    this.setState({ error: null });
    onClose();
    tellMissing();
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, onClose, instead } = this.props;
    if (error === null) return children;
    if (!isMissingPiece(error)) throw error;
    if (onClose !== undefined) return null;
    return instead === undefined ? <ErrorState error={error} onRetry={() => void openAnew()} /> : instead;
  }
}
