import { Component, type ReactNode } from 'react';
import { t } from '../text/t.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface Props {
  children: ReactNode;
  /** What stands round the words, so that they lie where the broken part would. */
  frame?: (words: ReactNode) => ReactNode;
}

/** Keeps a part that could not be loaded or drawn from taking the page with it, and says how to go on. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError = () => ({ broken: true });

  override render() {
    const { children, frame } = this.props;
    if (!this.state.broken) return children;
    const words = (
      <EmptyState
        heading={t('broken.heading')}
        text={t('broken.text')}
        action={
          <Button look="primary" onClick={() => window.location.reload()}>
            {t('broken.reload')}
          </Button>
        }
      />
    );
    return frame ? frame(words) : words;
  }
}
