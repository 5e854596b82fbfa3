/** The sign for a choice of languages. */
export function Globe() {
  return (
    <svg className="globe" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="20" />
      <ellipse cx="24" cy="24" rx="9" ry="20" />
      <path d="M4 24H44M7 14H41M7 34H41" />
    </svg>
  );
}
