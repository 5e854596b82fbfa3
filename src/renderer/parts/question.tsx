import { useId, type ReactNode } from 'react';

/** One question, and the buttons that answer it. */
export function Question({
  title,
  about,
  wide = false,
  children,
}: {
  readonly title: ReactNode;
  readonly about: ReactNode;
  /** For more answers than stand beside the question. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="question" role="group" aria-labelledby={id} data-wide={wide || undefined}>
      <div className="question-words">
        <h2 id={id}>{title}</h2>
        <p>{about}</p>
      </div>
      <div className="answers">{children}</div>
    </section>
  );
}
