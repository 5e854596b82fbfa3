import type { ReactNode } from 'react';

interface Props {
  readonly picture: ReactNode;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** There is much to say: a smaller picture. */
  readonly dense?: boolean;
  readonly tone?: 'calm' | 'good' | 'warn';
  readonly children?: ReactNode;
}

/** One picture, one sentence: what happens, or the one thing to do now. */
export function Scene({ picture, title, lead, tone = 'calm', dense = false, children }: Props) {
  return (
    <div className={dense ? 'scene scene-dense' : 'scene'} data-tone={tone}>
      <div className="scene-picture">{picture}</div>
      <div className="scene-words" role="status">
        <h1>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
        {children}
      </div>
    </div>
  );
}
