import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type PDFDocumentProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A place on a page in points, from the lower left corner. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A piece of text on a page. */
export interface ShownText extends Box {
  readonly text: string;
  readonly size: number;
}

/** A node of the tree of tags, with what it says. */
export interface ReadElement {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly text: string;
  readonly children: readonly ReadElement[];
}

export interface ReadPage {
  /** In the order of the file, without what rises across the page. */
  readonly texts: readonly ShownText[];
  /** What rises across the page. */
  readonly rising: readonly string[];
  readonly elements: readonly ReadElement[];
  /** Where pictures are. */
  readonly figures: readonly Box[];
}

export interface ReadPdf {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly isTagged: boolean;
  readonly pages: readonly ReadPage[];
  /** All texts, a line each. */
  readonly lines: readonly string[];
}

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const fonts = pathToFileURL(join(folder, 'standard_fonts/')).href;

/** What a reader of PDF finds in a file. */
export async function readBack(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({
    data: bytes.slice(),
    standardFontDataUrl: fonts,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  try {
    const info = new Map(Object.entries((await pdf.getMetadata()).info)) as ReadonlyMap<string, string>;
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
    return {
      title: info.get('Title') ?? '',
      author: info.get('Author') ?? '',
      language: info.get('Language') ?? '',
      isTagged: (await pdf.getMarkInfo())?.Marked === true,
      pages,
      lines: pages.flatMap(({ texts }) => texts.map(({ text }) => text.trim())),
    };
  } finally {
    await pdf.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts: ShownText[] = [];
  const rising: string[] = [];
  const byMark = new Map<string, string>();
  const marks: (string | null)[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push(item.id ?? null);
      continue;
    }
    const mark = marks.at(-1) ?? null;
    if (mark !== null) byMark.set(mark, (byMark.get(mark) ?? '') + item.str);
    if (item.str.trim() === '') continue;
    const [scale = 0, rise = 0, , , left = 0, baseline = 0] = item.transform as number[];
    if (rise !== 0) rising.push(item.str);
    else {
      const [bottom, top] = [baseline - 0.2 * scale, baseline + 0.73 * scale];
      texts.push({ text: item.str, left, right: left + item.width, bottom, top, size: scale });
    }
  }
  const nodes = ((await page.getStructTree()) as TreeNode | null)?.children ?? [];
  return { texts, rising, elements: nodes.flatMap((node) => elementOf(node, byMark)), figures: nodes.flatMap(boxesIn) };
}

function boxesIn({ role, bbox, children = [] }: TreeNode): readonly Box[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = bbox ?? [];
  return [...(role === 'Figure' ? [{ left, bottom, right, top }] : []), ...children.flatMap(boxesIn)];
}

interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly TreeNode[];
}

function elementOf(node: TreeNode, byMark: ReadonlyMap<string, string>): readonly ReadElement[] {
  if (node.role === undefined) return [];
  const children = node.children ?? [];
  const inside = children.flatMap((child) => elementOf(child, byMark));
  const own = children.map(({ id }) => (id === undefined ? '' : (byMark.get(id) ?? '').trim())).join(' ');
  return [{ role: node.role, alt: node.alt, text: own.trim(), children: inside }];
}

/** The elements of some roles, in reading order. */
export function elementsOf(elements: readonly ReadElement[], ...roles: readonly string[]): readonly ReadElement[] {
  return elements.flatMap((element) => [
    ...(roles.includes(element.role) ? [element] : []),
    ...elementsOf(element.children, ...roles),
  ]);
}
