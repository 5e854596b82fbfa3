/** The printer at work, or the papers in its tray to be taken. */
export function Paper({ moving }: { moving: boolean }) {
  return (
    <svg className="picture" viewBox="0 0 440 400" data-moving={moving || undefined} aria-hidden="true">
      <ellipse className="ground" cx="220" cy="376" rx="180" ry="16" />
      <path className="machine" d="M50 30h340a20 20 0 0 1 20 20v108H30V50a20 20 0 0 1 20-20z" />
      <circle className="machine-light" cx="364" cy="72" r="11" />
      <rect className="slot" x="92" y="118" width="256" height="26" rx="13" />
      <svg x="0" y="131" width="440" height="260" viewBox="0 131 440 260">
        <g className="sheet">
          <path className="sheet-paper" d="M120 60h200v282a6 6 0 0 1-6 6H126a6 6 0 0 1-6-6z" />
          <path className="sheet-title" d="M176 186h88" />
          <path className="sheet-lines" d="M144 216h152M144 238h152M144 260h152M144 282h96" />
          <circle className="seal" cx="280" cy="312" r="18" />
        </g>
      </svg>
      <path className="machine-lip" d="M30 158h380v8H30z" />
    </svg>
  );
}
