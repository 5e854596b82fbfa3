/** 見やすさ: an eye. */
export function Eye() {
  return (
    <svg className="look-picture" viewBox="0 0 64 40" aria-hidden="true">
      <path className="look-line" d="M4 20q28-32 56 0q-28 32-56 0z" />
      <circle className="look-solid" cx="32" cy="20" r="9" />
    </svg>
  );
}

/** A small letter that becomes a large one. */
export function LettersPicture() {
  return (
    <svg className="look-picture" viewBox="0 0 96 60" aria-hidden="true">
      <path className="look-line" d="M4 54L16 24L28 54M8 44H24M44 54L66 4L88 54M52 38H80" />
    </svg>
  );
}

/** Half dark, half bright. */
export function ContrastPicture() {
  return (
    <svg className="look-picture" viewBox="0 0 96 60" aria-hidden="true">
      <circle className="look-line" cx="48" cy="30" r="25" />
      <path className="look-solid" d="M48 5a25 25 0 0 0 0 50z" />
    </svg>
  );
}

/** Somebody who sits, and an arrow down. */
export function ReachPicture() {
  return (
    <svg className="look-picture" viewBox="0 0 96 60" aria-hidden="true">
      <circle className="look-solid" cx="30" cy="8" r="7" />
      <path className="look-line" d="M30 19V36H48L56 52M22 28a16 16 0 1 0 24 22M78 8V46M64 33L78 48L92 33" />
    </svg>
  );
}
