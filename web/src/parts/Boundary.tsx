// A screen that breaks leaves the frame standing. The only class: React has no other way to catch a rendering error.
import { Component, type ReactNode } from 'react';

import { Trouble } from './States.tsx';

export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (this.state.error) return <Trouble error={this.state.error} again={() => this.setState({ error: null })} />;
    return this.props.children;
  }
}
