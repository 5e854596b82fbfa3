/** 電話: a receiver. */
export function Phone() {
  return (
    <svg className="look-picture" viewBox="0 0 48 48" aria-hidden="true">
      <path
        className="look-solid"
        d="M10 4L18 3L22 15L16 20Q20 28 28 32L33 26L45 30L44 38Q42 45 34 44Q6 38 4 14Q3 7 10 4Z"
      />
    </svg>
  );
}
