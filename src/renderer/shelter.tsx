import { Component, type ReactNode } from 'react';

import { Away } from './away.tsx';
import { mayReload, RELOAD_PAUSE } from './reload.ts';
import { Words } from './words.tsx';

interface Props {
  /** Loads the page anew. */
  readonly reload: () => void;
  readonly children: ReactNode;
}

/**
 * A defect while drawing leaves no blank page: residents see that they should wait, and the page is loaded anew once. The core
 * loses nothing by it; and its next screen, which gets a shelter of its own, may well be drawn.
 */
export class Shelter extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };
  #timer: number | undefined;

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    const [loaded] = performance.getEntriesByType('navigation');
    const how = loaded instanceof PerformanceNavigationTiming ? loaded.type : 'navigate';
    if (mayReload(how, performance.now())) this.#timer = window.setTimeout(this.props.reload, RELOAD_PAUSE);
  }

  override componentWillUnmount() {
    window.clearTimeout(this.#timer);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Words language="ja">
        <Away why="away" />
      </Words>
    );
  }
}
