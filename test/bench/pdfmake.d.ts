/** The part of pdfmake 0.3 that the bench uses; it brings no types. */
declare module 'pdfmake' {
  interface Made {
    getBuffer(): Promise<Uint8Array>;
  }
  const pdfmake: {
    addFonts(fonts: Readonly<Record<string, { readonly normal: string }>>): void;
    setLocalAccessPolicy(allows: (file: string) => boolean): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    createPdf(definition: object): Made;
  };
  export default pdfmake;
}
