import type { Denomination } from '#contract/yen.ts';

/** A coin's look: radius in tenths of a millimetre, as it lies in a purse. */
const COIN = {
  10: { radius: 117, metal: 'copper', hole: false },
  50: { radius: 105, metal: 'nickel', hole: true },
  100: { radius: 113, metal: 'nickel', hole: false },
  500: { radius: 132, metal: 'gold', hole: false },
} as const;

/** One piece of money. Its value is written beside it. */
export function Cash({ denomination }: { denomination: Denomination }) {
  if (denomination === 1000) return <Note />;
  const { radius, metal, hole } = COIN[denomination];
  return (
    <svg className="cash" viewBox="-140 -140 280 280" aria-hidden="true">
      <g className={`coin coin-${metal}`}>
        <circle className="coin-rim" r={radius} />
        <circle className="coin-face" r={radius - 20} />
        {metal === 'gold' ? <circle className="coin-core" r={radius - 44} /> : null}
        {hole ? <circle className="coin-hole" r="24" /> : null}
        <text y={hole ? -32 : 28} fontSize={hole ? 62 : 80}>
          {denomination}
        </text>
        {hole ? (
          <text y="72" fontSize="42">
            円
          </text>
        ) : null}
      </g>
    </svg>
  );
}

function Note() {
  return (
    <svg className="cash cash-note" viewBox="0 0 520 280" aria-hidden="true">
      <g className="note">
        <rect className="note-paper" x="8" y="22" width="504" height="236" rx="10" />
        <rect className="note-frame" x="26" y="40" width="468" height="200" rx="4" />
        <ellipse className="note-mark" cx="226" cy="140" rx="56" ry="66" />
        <ellipse className="note-portrait" cx="398" cy="140" rx="66" ry="82" />
        <circle className="note-person" cx="398" cy="116" r="26" />
        <path className="note-person" d="M346 206c4-42 26-56 52-56s48 14 52 56q-52 34-104 0z" />
        <text x="110" y="104">
          1000
        </text>
        <text className="note-kanji" x="110" y="204">
          千円
        </text>
      </g>
    </svg>
  );
}

/** Money that lies in the tray, to be taken. */
export function Tray({ moving }: { moving: boolean }) {
  return (
    <svg className="picture" viewBox="0 0 440 400" data-moving={moving || undefined} aria-hidden="true">
      <ellipse className="ground" cx="220" cy="372" rx="190" ry="18" />
      <path className="machine" d="M50 40h340a20 20 0 0 1 20 20v150H30V60a20 20 0 0 1 20-20z" />
      <rect className="slot" x="120" y="130" width="200" height="36" rx="18" />
      <g className="falling">
        <TrayCoin x={170} y={228} r={34} metal="gold" text="500" />
        <TrayCoin x={262} y={236} r={30} metal="nickel" text="100" />
      </g>
      <path className="tray" d="M30 250h380l-30 104a18 18 0 0 1-18 14H78a18 18 0 0 1-18-14z" />
      <path className="tray-inside" d="M62 274h316l-8 26H70z" />
      <TrayCoin x={150} y={286} r={34} metal="nickel" text="100" />
      <TrayCoin x={226} y={290} r={31} metal="copper" text="10" />
      <TrayCoin x={298} y={284} r={36} metal="gold" text="500" />
      <path className="tray-lip" d="M52 310h336l-14 44a18 18 0 0 1-18 14H84a18 18 0 0 1-18-14z" />
    </svg>
  );
}

interface TrayCoinProps {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly metal: 'copper' | 'nickel' | 'gold';
  readonly text: string;
}

function TrayCoin({ x, y, r, metal, text }: TrayCoinProps) {
  return (
    <g className={`coin coin-${metal}`} transform={`translate(${x} ${y})`}>
      <circle className="coin-rim" r={r} />
      <circle className="coin-face" r={r - 5} />
      {metal === 'gold' ? <circle className="coin-core" r={r - 11} /> : null}
      <text y={r * 0.24} fontSize={r * 0.64}>
        {text}
      </text>
    </g>
  );
}

/** Money that goes in: coins and the note before their slots. */
export function PutIn() {
  return (
    <svg className="picture" viewBox="0 0 440 400" aria-hidden="true">
      <path
        className="machine"
        d="M50 24h340a20 20 0 0 1 20 20v312a20 20 0 0 1-20 20H50a20 20 0 0 1-20-20V44a20 20 0 0 1 20-20z"
      />
      <rect className="slot" x="92" y="96" width="20" height="92" rx="10" />
      <rect className="slot" x="200" y="132" width="176" height="22" rx="11" />
      <g className="rising">
        <TrayCoin x={102} y={268} r={42} metal="nickel" text="100" />
        <g transform="translate(206 196) scale(.316)">
          <g className="note">
            <rect className="note-paper" x="8" y="0" width="504" height="400" rx="10" />
            <rect className="note-frame" x="34" y="26" width="452" height="348" rx="4" />
            <ellipse className="note-portrait" cx="260" cy="200" rx="96" ry="112" />
            <circle className="note-person" cx="260" cy="168" r="36" />
            <path className="note-person" d="M186 290c6-58 36-78 74-78s68 20 74 78q-74 44-148 0z" />
          </g>
        </g>
      </g>
    </svg>
  );
}
