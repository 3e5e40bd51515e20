/* What the tests of test_access.py ask of a page; each gives a list of troubles, [] where all is well. */
addEventListener("DOMContentLoaded", () => {
  // Rows off the screen are not laid out (content-visibility) and have no size to measure.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
});

window.pageChecks = {
  /** How wide and high a pointer finds it: its box with what the style sheet adds around it. */
  reach(element) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = element.getClientRects()[0];
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hits = (dx, dy) => {
      const found = document.elementFromPoint(x + dx, y + dy);
      return found && (element.contains(found) || found.contains(element.labels?.[0] ?? null) || element.labels?.[0]?.contains(found));
    };
    const along = (dx, dy) => {
      let n = 0;
      while (n < 30 && hits(dx * n, dy * n)) n++;
      return Math.max(0, n - 1);
    };
    return [along(-1, 0) + along(1, 0) + 1, along(0, -1) + along(0, 1) + 1];
  },

  /** Controls and links that stand by themselves. A link in a sentence, or in the small line that the cells
      of a row make on a phone, is as high as its line; the shapes of a map have twins in the table below. */
  targets(least, within = "body") {
    const kinds = ["button", "summary", "select", "input", "label:has(input)", "[role=option]", "a[href]"];
    const found = document.querySelectorAll(kinds.map((kind) => `${within} ${kind}`));
    return [...found].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return [];
      if (element.closest("svg, .md-skip, .tabbed-set > input")) return [];
      const block = element.closest("li, p, dd, dt, td, th, h1, h2, h3, h4, figcaption, label") ?? element;
      const rest = block.textContent.trim().length - element.textContent.trim().length;
      const alone = rest === 0 || element.closest("header, footer, nav, .grid.cards, .pager, .download, .badge");
      if (element.matches(".listing td:not([role=rowheader], [data-label]) a")) return [];
      if (element.matches("a") && !alone && !element.matches("[role=rowheader] > a:first-child")) return [];
      const [width, height] = this.reach(element); // whole pixels: boxes begin between them
      return width < least - 1 || height < least - 1 ? [`${element.outerHTML.slice(0, 90)}: ${width} × ${height}`] : [];
    });
  },

  sideways() {
    const more = document.documentElement.scrollWidth - innerWidth;
    return more > 0 ? [`${more} px wider than ${innerWidth}`] : [];
  },

  /** Every table is one of data, has a name and heads that say of what. */
  tables() {
    return [...document.querySelectorAll("article table")].flatMap((table) => {
      const heads = [...table.querySelectorAll("thead th")];
      const said = table.outerHTML.slice(0, 80);
      return [
        [!table.caption?.textContent.trim(), "no caption"],
        [!heads.length || heads.some((head) => head.scope !== "col"), "a head without scope"],
        [heads.some((head) => !head.textContent.trim()), "an empty head"],
        [table.getAttribute("role") === "presentation", "layout"],
        [table.scrollWidth > innerWidth && !table.closest(".scroll[tabindex='0'][role=region][aria-label]"), "no frame"],
      ].flatMap(([wrong, what]) => (wrong ? [`${what}: ${said}`] : []));
    });
  },

  /** Sentences of the other language that are not marked as such; names alone need no mark. */
  unmarked() {
    const english = document.documentElement.lang === "en";
    const sentence = english
      ? /(?:(?<=\s)[a-zà-ỹđ]*[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ][a-zà-ỹđ]*\s){3}/u
      : /\b(the|of|and|is|are|with|for|from) (the|a|an|this|[a-z]+ing|people|law|environment)\b/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.parentElement;
      if (at.closest("script, style, code") || at.closest("[lang]").lang !== document.documentElement.lang) continue;
      const said = sentence.exec(` ${node.textContent} `);
      if (said) found.push(`${document.documentElement.lang}, but: ${said.input.slice(said.index, said.index + 80)}`);
    }
    return found;
  },

  /** Text that is cut off (https://www.w3.org/TR/WCAG22/#text-spacing), but for what "…" shortens on
      purpose: titles in a trail, remarks in a list; both stand whole on the page itself. */
  clipped() {
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !element.checkVisibility()) return [];
      if (style.clipPath !== "none" || style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis" || element.matches("svg, svg *, input, select")) return [];
      const cut = element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
      return cut && element.clientHeight ? [element.outerHTML.slice(0, 90)] : [];
    });
  },

  /** The element with the focus, or what is wrong with how it is seen. */
  focus() {
    const shown = document.activeElement;
    const element = shown.matches(".tabbed-set > input") ? document.querySelector(`label[for="${shown.id}"]`) : shown;
    const style = getComputedStyle(element);
    const shape = element.querySelector?.(":scope > path"); // an area of a map shows it by its edge
    const box = (shape ?? element).getBoundingClientRect();
    const name = element.outerHTML.slice(0, 90);
    const troubles = [];
    const line = shape ? parseFloat(getComputedStyle(shape).strokeWidth) : parseFloat(style.outlineWidth);
    const colour = shape ? getComputedStyle(shape).stroke : style.outlineColor;
    if ((!shape && style.outlineStyle === "none") || line < 2) troubles.push(`${name}: no ring`);
    const inside = parseFloat(style.outlineOffset) < 0 && style.backgroundColor !== "rgba(0, 0, 0, 0)";
    const ground = (inside ? style : getComputedStyle(document.body)).backgroundColor;
    if (this.contrast(colour, ground) < 3) troubles.push(`${name}: ring ${colour} on ${ground}`);
    const middle = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1),
    );
    const cover = middle?.closest(".head, dialog");
    if (cover && !cover.contains(element)) troubles.push(`${name}: behind the head`);
    if (box.bottom < 0 || box.top > innerHeight) troubles.push(`${name}: outside the window`);
    return { name, troubles, last: shown === document.body };
  },

  contrast(one, other) {
    const light = (colour) => {
      const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
      const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  },
};
