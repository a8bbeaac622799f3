/** A file that would run a script, or make somebody else's browser run one. `mark` is what the script says. */
export type ActivePayload = { name: string; what: string; content: (mark: string) => Buffer };

const text =
  (make: (script: string) => string) =>
  (mark: string): Buffer =>
    Buffer.from(make(`console.log('${mark}')`));

/** Bytes of one kind in front, a page behind: for browsers that guess. */
const behind =
  (...head: number[]) =>
  (mark: string): Buffer =>
    Buffer.concat([Buffer.from(head), Buffer.from(`<html><script>console.log('${mark}')</script></html>`)]);

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" ${attributes}>${inside}</svg>`;

export const activePayloads: readonly ActivePayload[] = [
  { name: 'script.svg', what: 'SVG with a script', content: text((js) => svg(`<script>${js}</script>`)) },
  { name: 'load.svg', what: 'SVG that acts on load', content: text((js) => svg('', `onload="${js}"`)) },
  {
    name: 'animate.svg',
    what: 'SVG that acts when an animation begins',
    content: text((js) => svg(`<animate onbegin="${js}" attributeName="x" dur="1s"/>`)),
  },
  {
    name: 'foreign.svg',
    what: 'SVG with a page in it',
    content: text((js) =>
      svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${js}"/></foreignObject>`),
    ),
  },
  {
    name: 'frame.svg',
    what: 'SVG with a frame of script',
    content: text((js) =>
      svg(
        `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.${js.replaceAll("'", '&quot;')}&lt;/script&gt;"/></foreignObject>`,
      ),
    ),
  },
  {
    name: 'stylesheet.svg',
    what: 'XML whose stylesheet writes a script',
    content: text(
      (js) =>
        `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?>${svg(`<script>${js}</script>`)}`,
    ),
  },
  {
    name: 'page.txt',
    what: 'a page called text',
    content: text((js) => `<html><script>${js}</script></html>`),
  },
  { name: 'page.md', what: 'a page called Markdown', content: text((js) => `<img src=x onerror="${js}">`) },
  { name: 'program.txt', what: 'a program called text', content: text((js) => `${js};//`) },
  {
    name: 'form.pdf',
    what: 'PDF with a script and a page in front',
    content: text(
      (js) =>
        `<script>${js}</script>\n%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(${js.replaceAll('(', '\\(').replaceAll(')', '\\)')})>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
    ),
  },
  {
    name: 'picture.gif',
    what: 'GIF that is a program, too',
    content: text((js) => `GIF89a/*\u0001\u0001*/=1;${js};//<script>${js}</script>`),
  },
  {
    name: 'picture.png',
    what: 'PNG with a page behind',
    content: behind(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { name: 'picture.jpg', what: 'JPEG with a page behind', content: behind(0xff, 0xd8, 0xff, 0xe0) },
  { name: 'archive.zip', what: 'ZIP with a page behind', content: behind(0x50, 0x4b, 0x03, 0x04) },
];
