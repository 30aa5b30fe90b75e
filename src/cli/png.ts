import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** Pixels for each unit of a chart: sharp on dense screens and on paper. */
const ZOOM = 2;
const FONT = 'Inter';
const FACES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/** A chart as PNG, on light paper, in a font that comes with the package, so that it looks the same everywhere. */
export function pngOf(svg: string): Uint8Array {
  const fontFiles = FACES.map((face) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${face}`)),
  );
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
}
