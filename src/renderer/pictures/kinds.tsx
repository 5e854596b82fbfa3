import type { Kind } from '#contract/certificate.ts';

/** A certificate's sign: the same sheet for all, and on it what it is about. */
export function KindPicture({ kind }: { kind: Kind }) {
  return (
    <svg className="kind-picture" viewBox="0 0 100 120" aria-hidden="true">
      <path className="kind-sheet" d="M14 6h52l22 22v80a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6z" />
      <path className="kind-fold" d="M66 6v16a6 6 0 0 0 6 6h16z" />
      <Sign kind={kind} />
    </svg>
  );
}

function Sign({ kind }: { kind: Kind }) {
  switch (kind) {
    case 'ResidentRecord':
      return <Household />;
    case 'RecordedItems':
      return <Items />;
    case 'SealRegistration':
      return <Seal />;
    case 'TaxCertificate':
      return <Tax />;
    case 'TaxPayment':
      return <Paid />;
    case 'FamilyRegister':
      return <Family />;
    case 'FamilyRegisterAddendum':
      return <Moves />;
  }
}

/** What one earns: the sign of the yen. */
function Tax() {
  return (
    <g className="kind-items">
      <path d="M30 46l18 26 18-26M48 72v30M32 78h32M32 89h32" />
    </g>
  );
}

/** The same, ticked off. */
function Paid() {
  return (
    <g className="kind-items">
      <path d="M22 44l12 18 12-18M34 62v24M24 68h20M24 77h20" />
      <path d="M48 90l9 10 19-24" />
    </g>
  );
}

/** Two and their child, joined by lines. */
function Family() {
  return (
    <g className="kind-items">
      <path d="M39 54h18M48 54v24" />
      <circle cx="30" cy="54" r="9" />
      <circle cx="66" cy="54" r="9" />
      <circle cx="48" cy="88" r="9" />
    </g>
  );
}

/** From one house to the next. */
function Moves() {
  return (
    <g className="kind-items">
      <path d="M18 62l13-12 13 12v17H18z" />
      <path d="M52 90l13-12 13 12v17H52z" />
      <path d="M54 60h14v10M30 92h12" />
    </g>
  );
}

/** Some lines of a form, of which only some are chosen. */
function Items() {
  return (
    <g className="kind-items">
      <path d="M22 54l5 5 9-10M22 92l5 5 9-10" />
      <path d="M46 54h28M46 92h28" />
      <path className="kind-items-left-out" d="M22 73h14M46 73h28" />
    </g>
  );
}

function Household() {
  return (
    <g className="kind-household">
      <path d="M20 66l28-24 28 24v34H20z" />
      <circle cx="40" cy="72" r="6" />
      <circle cx="57" cy="75" r="5" />
      <path d="M30 100c0-14 4-19 10-19s10 5 10 19zM50 100c0-11 2-16 7-16s8 5 8 16z" />
    </g>
  );
}

function Seal() {
  return (
    <g className="kind-seal">
      <circle cx="48" cy="70" r="25" />
      <text x="48" y="82">
        印
      </text>
    </g>
  );
}
