/**
 * Markup that acts when it is taken for markup. Each says its own mark when it runs, and each element it makes carries
 * it.
 */

const vectors: readonly ((js: string, tag: string) => string)[] = [
  (js, tag) => `<script ${tag}>${js}</script>`,
  (js, tag) => `<SCRIPT ${tag}>${js}</SCRIPT >`,
  (js, tag) => `<img ${tag} src=x onerror="${js}">`,
  (js, tag) => `<img/${tag}/src=x/onerror=${js}>`,
  (js, tag) => `<svg ${tag} onload="${js}">`,
  (js, tag) => `<svg><animate ${tag} onbegin="${js}" attributeName=x dur=1s>`,
  (js, tag) => `<svg><script ${tag}>${js}</script></svg>`,
  (js, tag) => `<iframe ${tag} srcdoc="<script>parent.${js.replaceAll("'", '&quot;')}</script>"></iframe>`,
  (js, tag) => `<iframe ${tag} src="javascript:parent.${js}"></iframe>`,
  (js, tag) => `<details ${tag} open ontoggle="${js}">x</details>`,
  (js, tag) => `<video ${tag}><source onerror="${js}"></video>`,
  (js, tag) => `<audio ${tag} src=x onerror="${js}"></audio>`,
  (js, tag) => `<input ${tag} autofocus onfocus="${js}">`,
  (js, tag) => `<body ${tag} onload="${js}">`,
  (js, tag) => `<object ${tag} data="javascript:${js}"></object>`,
  (js, tag) => `<embed ${tag} src="javascript:${js}">`,
  (js, tag) =>
    `<style ${tag}>@keyframes x{}</style><b ${tag} style="animation:x 1s" onanimationstart="${js}">`,
  (js, tag) => `<math><mtext><img ${tag} src=x onerror="${js}"></mtext></math>`,
  (js, tag) => `<a ${tag} href="javascript:${js}">x</a>`,
  (js, tag) => `<form ${tag} action="javascript:${js}"><button>x</button></form>`,
  (js) => `[x](javascript:${js})`,
  (js, tag) => `![x](x "${tag} onerror=${js}")`,
  (js) => `{{constructor.constructor("${js}")()}}`,
  (js, tag) => `&lt;img ${tag} src=x onerror=${js}&gt;`,
  (js, tag) => `\\u003cimg ${tag} src=x onerror=${js}\\u003e`,
];

/** What a payload breaks out of first. */
const openings = ['', '">', "'>", '</p></li>', '</script>', '-->', '</title></textarea>', ']]>'];

export type Payload = { mark: string; markup: string };

export const payloads: readonly Payload[] = vectors
  .flatMap((vector) => openings.map((opening) => ({ vector, opening })))
  .map(({ vector, opening }, index) => {
    const mark = `ran-${index}x`;
    return { mark, markup: `${opening}${vector(`console.log('${mark}')`, `data-mark=${mark}`)}` };
  });
