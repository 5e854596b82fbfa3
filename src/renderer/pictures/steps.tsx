/** What a picture of a step shows: the machine, and what moves on it. */
interface Drawing {
  readonly machine: string;
  /** What the hand moves, and where to. */
  readonly moved: string;
  readonly arrow: string;
}

const SLOT = 'M60 40h320v320H60zM150 90h140v26H150z';
const PRINTER = 'M50 120h340v200H50zM90 120V50h260v70M110 320v50h220v-50';
const READER = 'M70 220h300v130H70zM110 260h220v40H110z';

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  openCoins: { machine: SLOT, moved: 'M240 140h140v200H240z', arrow: 'M310 240h90m-26-22 26 22-26 22' },
  freeCoin: { machine: SLOT, moved: 'M220 200a44 44 0 1 0 .1 0z', arrow: 'M220 180v-70m-22 26 22-26 22 26' },
  closeCoins: { machine: SLOT, moved: 'M240 140h140v200H240z', arrow: 'M400 240h-90m26-22-26 22 26 22' },
  openNotes: { machine: SLOT, moved: 'M240 140h140v200H240z', arrow: 'M310 240h90m-26-22 26 22-26 22' },
  freeNote: {
    machine: SLOT,
    moved: 'M130 190h180v84H130zM220 210a22 22 0 1 0 .1 0z',
    arrow: 'M220 184v-74m-22 26 22-26 22 26',
  },
  closeNotes: { machine: SLOT, moved: 'M240 140h140v200H240z', arrow: 'M400 240h-90m26-22-26 22 26 22' },
  openTray: { machine: PRINTER, moved: 'M90 250h260v50H90z', arrow: 'M220 290v80m-22-26 22 26 22-26' },
  fillPaper: {
    machine: PRINTER,
    moved: 'M130 180h180v100H130zM150 205h140M150 230h140M150 255h140',
    arrow: 'M220 110v80m-22-26 22 26 22-26',
  },
  closeTray: { machine: PRINTER, moved: 'M90 250h260v50H90z', arrow: 'M220 380v-70m-22 26 22-26 22 26' },
  openPrinter: {
    machine: PRINTER,
    moved: 'M50 120 90 20h260l40 100z',
    arrow: 'M220 110V30m-22 26 22-26 22 26',
  },
  freePaper: {
    machine: PRINTER,
    moved: 'M130 150h180v150l-30-20-30 24-30-24-30 20-30-18-30 16z',
    arrow: 'M350 250h60m-26-22 26 22-26 22',
  },
  closePrinter: {
    machine: PRINTER,
    moved: 'M50 120 90 60h260l40 60z',
    arrow: 'M220 20v80m-22-26 22 26 22-26',
  },
  destroySheets: {
    machine: 'M80 190h280v60H80z',
    moved: 'M140 60h160v130H140zM130 250v110M170 250v120M210 250v100M250 250v120M300 250v110',
    arrow: 'M220 90v80m-22-26 22 26 22-26',
  },
  emptyTray: {
    machine: PRINTER,
    moved: 'M130 200h180v150H130zM155 235h130M155 265h130',
    arrow: 'M220 250v130m-22-26 22 26 22-26',
  },
  keepSheets: {
    machine: 'M60 180h320v180H60zM60 180l160 110 160-110',
    moved: 'M130 50h180v130H130z',
    arrow: 'M220 90v80m-22-26 22 26 22-26',
  },
  liftCard: {
    machine: READER,
    moved: 'M120 120h200v110H120zM140 150h60',
    arrow: 'M220 110V30m-22 26 22-26 22 26',
  },
  keepCard: {
    machine: 'M60 180h320v180H60zM60 180l160 110 160-110',
    moved: 'M130 70h180v100H130zM150 100h60',
    arrow: 'M220 110v60m-22-26 22 26 22-26',
  },
};

/** 手順の絵: what the hand does in this step; a large tick when nothing is left to do. */
export function StepPicture({ step }: { step: string }) {
  const drawing = DRAWINGS[step];
  return (
    <svg className="picture step-picture" viewBox="0 0 440 400" aria-hidden="true">
      {drawing === undefined ? (
        <path className="step-arrow" d="M90 210l90 90 170-200" />
      ) : (
        <>
          <path className="step-machine" d={drawing.machine} />
          <path className="step-moved" d={drawing.moved} />
          <path className="step-arrow" d={drawing.arrow} />
        </>
      )}
    </svg>
  );
}
