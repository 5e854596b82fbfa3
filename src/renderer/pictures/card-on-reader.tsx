import { Card, Hand } from './card.tsx';

/** What happens between the card and the reader (カードの読み取り台). */
export function CardOnReader({ doing }: { doing: 'lay' | 'read' | 'lift' }) {
  return (
    <svg className="picture" viewBox="0 0 440 400" data-doing={doing} aria-hidden="true">
      <ellipse className="ground" cx="220" cy="372" rx="190" ry="18" />
      <path className="reader-side" d="M60 330h320v22a18 18 0 0 1-18 18H78a18 18 0 0 1-18-18z" />
      <path className="reader-top" d="M98 214h244l38 116H60z" />
      <path className="reader-field" d="M128 236h184l20 72H108z" />
      <g className="reader-waves">
        <path d="M196 280q24-16 48 0" />
        <path d="M182 266q38-26 76 0" />
        <path d="M168 252q52-36 104 0" />
      </g>
      <g className="moving-card">
        <g transform="translate(104 84)">
          <Card />
          {doing === 'read' ? null : <Hand />}
        </g>
      </g>
      {doing === 'read' ? null : (
        <path
          className="arrow"
          d={doing === 'lay' ? 'M40 96v84m-26-28l26 30 26-30' : 'M40 186v-84m-26 28l26-30 26 30'}
        />
      )}
    </svg>
  );
}
