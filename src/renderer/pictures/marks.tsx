/** 窓: the sign of this terminal. */
export function Window() {
  return (
    <svg className="mark-window" viewBox="0 0 48 48" aria-hidden="true">
      <rect x="6" y="4" width="36" height="36" rx="4" />
      <path d="M24 4v36M6 22h36M2 44h44" />
    </svg>
  );
}

/** The mark before a remark: an i, or an exclamation mark. */
export function NoticeMark({ tone }: { tone: 'info' | 'warn' }) {
  return (
    <svg className="notice-mark" viewBox="0 0 48 48" aria-hidden="true">
      {tone === 'warn' ? <path d="M24 4l22 40H2z" /> : <circle cx="24" cy="24" r="21" />}
      <path className="notice-stroke" d={tone === 'warn' ? 'M24 18v13m0 5v2' : 'M24 13v2m0 7v13'} />
    </svg>
  );
}
