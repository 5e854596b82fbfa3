/** A My Number card as it lies before one: a photograph, a few lines. `viewBox` units: 190 × 120. */
export function Card() {
  return (
    <g className="card">
      <rect className="card-face" width="190" height="120" rx="12" />
      <path className="card-band" d="M0 12a12 12 0 0 1 12-12h166a12 12 0 0 1 12 12v12H0z" />
      <rect className="card-photo" x="14" y="38" width="52" height="66" rx="5" />
      <circle className="card-person" cx="40" cy="62" r="12" />
      <path className="card-person" d="M18 104c0-18 9-26 22-26s22 8 22 26z" />
      <path className="card-lines" d="M80 46h92M80 62h70M80 78h84M80 94h44" />
    </g>
  );
}

/** A hand that holds the card's edge from the right. Its thumb lies at 190, 70. */
export function Hand() {
  return (
    <g className="hand">
      <path className="hand-sleeve" d="M286 96l70-26v104l-62-10z" />
      <path
        className="hand-skin"
        d="M296 92c-24-18-52-26-82-20l-44 4c-16 2-16 22 0 23l40 1c-6 8-12 10-30 13-14 3-12 20 2 20l36-2c10 22 40 36 78 36z"
      />
      <path className="hand-line" d="M210 100c10 0 20 2 26 8M218 131c8-1 16-4 20-9" />
    </g>
  );
}
