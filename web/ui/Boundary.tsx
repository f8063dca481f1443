/**
 * Around a screen that may not come: its code is fetched when somebody first goes there, and a lost network, or a fault of
 * ours, must not take the rest of the app with it. Drafts are kept outside, so that loading again loses nothing.
 */
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useI18n } from '../i18n.ts';
import { Page } from './AppShell.tsx';
import { Button } from './Button.tsx';
import { EmptyState } from './States.tsx';

interface BoundaryProps {
  /** Where one is: another place is tried anew. */
  readonly path?: string;
  /** It is all there is under the frame, rather than a part of a screen. */
  readonly isScreen?: boolean;
  readonly children: ReactNode;
}

export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  constructor(props: BoundaryProps) {
    super(props);
    this.state = { hasFailed: false };
  }

  override componentDidUpdate({ path }: BoundaryProps): void {
    if (this.state.hasFailed && path !== this.props.path) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed isScreen={this.props.isScreen ?? false} /> : this.props.children;
  }
}

/** In place of what did not come. */
export function Failed({ isScreen }: { readonly isScreen: boolean }) {
  const { t } = useI18n();
  const help = t(navigator.onLine ? 'screen.failedHelp' : 'screen.offlineHelp');
  const again = (
    <Button icon="forward" onPress={() => location.reload()}>
      {t('screen.again')}
    </Button>
  );
  if (isScreen)
    return (
      <Page title={t('screen.failed')}>
        <p>{help}</p>
        <div className="row">{again}</div>
      </Page>
    );
  return (
    <EmptyState icon={navigator.onLine ? 'alert' : 'offline'} title={t('screen.failed')} acts={again}>
      {help}
    </EmptyState>
  );
}
