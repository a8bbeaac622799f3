import { Component, type ReactNode } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';

type Props = { children: ReactNode };
type State = { hasFailed: boolean };

/** A screen whose script did not come, after an update or without the server: the rest of the page stays. */
export class LoadFailure extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="screen">
        <p role="alert">{text.screenFailed}</p>
        <div className="actions">
          {/* A failed import is remembered by the browser until the page is loaded again. */}
          <Button look="primary" onClick={() => window.location.reload()}>
            {text.retry}
          </Button>
        </div>
      </div>
    );
  }
}
