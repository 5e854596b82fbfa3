/** A member of staff (職員), who comes and helps. */
export function Staff() {
  return (
    <svg className="picture staff" viewBox="0 0 440 400" aria-hidden="true">
      <ellipse className="ground" cx="220" cy="378" rx="170" ry="16" />
      <path className="staff-coat" d="M92 378c0-92 44-142 128-142s128 50 128 142z" />
      <path className="staff-shirt" d="M186 240l34 50 34-50-34-12z" />
      <path className="staff-tie" d="M212 268h16l8 64-16 18-16-18z" />
      <rect className="staff-badge" x="262" y="306" width="46" height="32" rx="5" />
      <path className="hand-skin" d="M196 204h48v34q-24 26-48 0z" />
      <circle className="hand-skin" cx="220" cy="148" r="66" />
      <path
        className="staff-hair"
        d="M152 150c-6-62 30-90 70-90s76 28 66 90c-8-30-24-44-38-48-30 16-66 12-78 4-10 10-18 24-20 44z"
      />
      <circle className="staff-eye" cx="196" cy="152" r="6" />
      <circle className="staff-eye" cx="244" cy="152" r="6" />
      <path className="staff-smile" d="M198 178q22 20 44 0" />
      <g className="bubble">
        <path d="M316 40h84a18 18 0 0 1 18 18v44a18 18 0 0 1-18 18h-46l-26 24v-24h-12a18 18 0 0 1-18-18V58a18 18 0 0 1 18-18z" />
        <circle cx="330" cy="80" r="7" />
        <circle cx="358" cy="80" r="7" />
        <circle cx="386" cy="80" r="7" />
      </g>
    </svg>
  );
}
