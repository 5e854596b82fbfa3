const DRAWN = {
  done: 'M132 206l62 62 116-128',
  warn: 'M220 108v124m0 46v4',
  stop: 'M136 200h168',
} as const;

/** One large sign that says at a glance how it stands. */
export function Sign({ mark }: { mark: keyof typeof DRAWN }) {
  return (
    <svg className={`picture sign sign-${mark}`} viewBox="0 0 440 400" aria-hidden="true">
      {mark === 'warn' ? (
        <path className="sign-ground" d="M196 36q24-34 48 0l170 282q18 42-26 46H52q-44-4-26-46z" />
      ) : (
        <circle className="sign-ground" cx="220" cy="200" r="164" />
      )}
      <path className="sign-mark" d={DRAWN[mark]} />
    </svg>
  );
}

/** The time is not right: a clock. */
export function Clock() {
  return (
    <svg className="picture sign sign-clock" viewBox="0 0 440 400" aria-hidden="true">
      <circle className="sign-ground" cx="220" cy="200" r="164" />
      <circle className="sign-face" cx="220" cy="200" r="132" />
      <path className="sign-mark" d="M220 116v84l58 40" />
    </svg>
  );
}
