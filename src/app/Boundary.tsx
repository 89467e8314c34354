/** Keeps a part of the page that breaks from taking the others with it, and waits for parts that are still being fetched. */
import { Component, Suspense, type ReactNode } from 'react';
import { Button } from '../shared/ui';
import styles from './app.module.css';

interface Props {
  readonly children: ReactNode;
}

export class Boundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return <Suspense fallback={null}>{this.props.children}</Suspense>;
    return (
      <div className={styles.broken} role="alert">
        <p>This part of the page broke. The run goes on without it.</p>
        <Button onClick={() => this.setState({ isBroken: false })}>Show it again</Button>
      </div>
    );
  }
}
