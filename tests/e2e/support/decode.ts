// Codes read back from pictures, by a decoder that shares nothing with what drew them.

import { readFileSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import type { Locator, Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// From the package: by itself it would fetch its program from a host.
const wasm = readFileSync(new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });

/** A centimetre of CSS in pixels. */
export const centimetre = 96 / 2.54;

/** What the codes in a picture say. */
export async function decoded(png: Uint8Array): Promise<string[]> {
  const found = await readBarcodes(png, { formats: ["QRCode"], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 255 });
  return found.filter((one) => one.isValid).map((one) => one.text);
}

/** What the code in an element says to a camera that sees it at a width in CSS pixels. */
export async function scanned(code: Locator, width?: number): Promise<string | undefined> {
  if (width) await code.evaluate((element: HTMLElement, pixels) => element.style.setProperty("inline-size", `${pixels}px`), width);
  return (await decoded(await code.screenshot()))[0];
}

/** What all codes on the printed pages say, at this many dots to an inch; with the number of pages. */
export async function printed(page: Page, dpi: number): Promise<{ said: string[]; pages: number }> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const paper = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const said: string[] = [];
  for (let number = 1; number <= paper.numPages; number += 1) {
    const sheet = await paper.getPage(number);
    const viewport = sheet.getViewport({ scale: dpi / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await sheet.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
    said.push(...(await decoded(canvas.toBuffer("image/png"))));
  }
  return { said, pages: paper.numPages };
}
