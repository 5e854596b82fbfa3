/** A window with the sun going round: please wait. */
export function Waiting() {
  return (
    <svg className="picture waiting" viewBox="0 0 440 400" aria-hidden="true">
      <rect className="window-view" x="90" y="50" width="260" height="280" rx="14" />
      <clipPath id="view">
        <rect x="90" y="50" width="260" height="280" rx="14" />
      </clipPath>
      <g clipPath="url(#view)">
        <circle className="sun" cx="286" cy="124" r="36" />
        <path className="hill-far" d="M60 280q90-110 180-20t150-30v140H60z" />
        <path className="hill-near" d="M60 312q120-70 200-20t140-10v90H60z" />
      </g>
      <path className="window-bars" d="M220 50v280M90 190h260" />
      <rect className="window-frame" x="90" y="50" width="260" height="280" rx="14" />
      <path className="window-sill" d="M64 338h312v20a8 8 0 0 1-8 8H72a8 8 0 0 1-8-8z" />
      <g className="dots">
        <circle cx="180" cy="390" r="8" />
        <circle cx="220" cy="390" r="8" />
        <circle cx="260" cy="390" r="8" />
      </g>
    </svg>
  );
}
