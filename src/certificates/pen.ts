import { embeddedFont } from './embedded-font.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import type { Face, Run } from './fonts.ts';
import { draw } from './pdf.ts';
import type { Pdf } from './pdf.ts';

/** Where and how a piece of text is written: pt from the top left corner of the page down to the baseline. */
export interface Stroke {
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Between the characters, pt. */
  readonly spacing: number;
}

/**
 * Writes text into a PDF glyph by glyph, and at the end the fonts that it took. pdfkit would shape each text anew and decode each
 * outline in order to copy it, which is most of the time that a page takes.
 */
export interface Pen {
  write(run: Run, stroke: Stroke): void;
  /** Writes the fonts; before the document ends. */
  end(): void;
}

export function openPen(pdf: Pdf): Pen {
  const fonts = new Map<Face, EmbeddedFont>();
  return {
    write({ face, characters }, { size, x, baseline, spacing }) {
      const font = fonts.get(face) ?? embeddedFont(pdf, face, fonts.size);
      fonts.set(face, font);
      Object.assign(pdf.page.fonts, { [font.name]: font.reference });
      const [on, off] = spacing === 0 ? ['', ''] : [`${decimal(spacing)} Tc `, ' 0 Tc'];
      // the page's origin is at its top, and letters stand on their feet
      const at = `1 0 0 -1 ${decimal(x)} ${decimal(baseline)} Tm`;
      draw(pdf, `BT /${font.name} ${decimal(size)} Tf ${at} ${on}<${font.codesOf(characters)}> Tj${off} ET`);
    },
    end() {
      for (const font of fonts.values()) font.end();
    },
  };
}

/** A number as PDF wants it: no exponent (ISO 32000-1, 7.3.3). */
function decimal(value: number): string {
  return String(Number(value.toFixed(4)));
}
