/** A place on the map. */
export function PlaceMark() {
  return (
    <svg className="place-mark" viewBox="0 0 24 30" aria-hidden="true">
      <path d="M12 1a11 11 0 0 1 11 11c0 7-11 17-11 17S1 19 1 12A11 11 0 0 1 12 1z" />
      <circle cx="12" cy="12" r="4.4" />
    </svg>
  );
}
