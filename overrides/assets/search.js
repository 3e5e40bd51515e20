/* Search. Pagefind (in ../pagefind/) is loaded when the sheet is first opened and fetches only the
   pieces of its index that a query needs.

   The index writes đ as d + U+0335, so that "dong dang" finds "Đồng Đăng"; queries are put the same
   way, and what is shown is turned back. Words in quotation marks have to stand on the page just so:
   with the marks as typed, or, typed without any, with whatever marks. All words come from the page. */
"use strict";

{
  const STEP = 10; // results shown at a time
  const READ = 40; // results whose pages are read at a time: about 1 kB each
  const FURTHEST = 5 * READ; // how far down the results pages of a chosen kind are looked for
  const RANKING = { pageLength: 0, termFrequency: 0.6 }; // a long page is no worse an answer; names count most
  const WAIT = 200; // ms of quiet before a query is asked
  const base = new URL("..", document.currentScript.src).href;
  const language = document.documentElement.lang;
  const sheet = document.getElementById("search");
  const words = sheet.dataset;
  const [input, status, list, help] = ["input[type=search]", ".search__status", ".search__results", ".search__help"].map(
    (selector) => sheet.querySelector(selector),
  );

  const stroked = (text) => text.normalize("NFC").replaceAll("đ", "d\u0335").replaceAll("Đ", "D\u0335");
  const unstroked = (text) => text.replaceAll("d\u0335", "đ").replaceAll("D\u0335", "Đ");
  const squeezed = (text) => unstroked(text).normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /** What must stand on the page just so: 'rác "Đồng Đăng"' -> ["đồng đăng"]. */
  const quoted = (query) => [...query.matchAll(/["“”]([^"“”]+)["“”]?/g)].map((found) => squeezed(found[1])).filter(Boolean);

  const text = (page) => ` ${squeezed(`${page.meta.title} ${page.raw_content}`)} `;
  const says = (page, phrase) =>
    (phrase === fold(phrase) ? fold(text(page)) : text(page)).includes(` ${phrase} `);

  /** Whether every word of the query begins a word of the page: Pagefind also guesses where none does. */
  const answers = (page, query) => {
    const said = fold(text(page));
    return fold(squeezed(query)).split(" ").every((word) => said.includes(` ${word}`));
  };

  /** 0 where the query is a name of the page as it is spelt, 1 where it is but for the marks, else 2. */
  const distance = (page, query) => {
    const names = [page.meta.title, ...(page.meta.names ?? "").split("; ")].map(squeezed);
    const asked = squeezed(query);
    if (names.includes(asked)) return 0;
    return names.map(fold).includes(fold(asked)) ? 1 : 2;
  };

  let engine;
  const load = () =>
    (engine ??= import(`${base}pagefind/pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ baseUrl: new URL(base).pathname, excerptLength: 24, ranking: RANKING });
      // The other language too, behind the reader's own.
      const other = language === "en" ? "vi" : "en";
      await pagefind.mergeIndex(`${base}pagefind/`, { language: other, baseUrl: new URL(base).pathname });
      return pagefind;
    }));

  const isOwn = (address) => new URL(address, base).pathname.startsWith(`${new URL(base).pathname}en/`) === (language === "en");

  /** Results, those in the reader's language first; only those that say what is quoted. */
  const find = async (query, kind) => {
    const pagefind = await load();
    const { results } = await pagefind.search(stroked(query.replace(/["“”]/g, " ")));
    const phrases = quoted(query);
    const kinds = {};
    let pages = [];
    for (let from = 0; from < Math.min(results.length, kind ? FURTHEST : READ) && pages.length < READ; from += READ) {
      const read = await Promise.all(results.slice(from, from + READ).map((result) => result.data()));
      for (const page of read) {
        if (!answers(page, query) || !phrases.every((phrase) => says(page, phrase))) continue;
        if (!from) kinds[page.meta.kind] = (kinds[page.meta.kind] ?? 0) + 1;
        if (!kind || page.meta.kind === kind) pages.push(page);
      }
    }
    if (kind) kinds[kind] = pages.length;
    pages.sort((one, other) => distance(one, query) - distance(other, query)); // stable: else as ranked
    const ordered = [...pages.filter((page) => isOwn(page.url)), ...pages.filter((page) => !isOwn(page.url))];
    return { pages: ordered, kinds, unread: results.length > READ };
  };

  /** The text of an excerpt with its <mark>s, and nothing else of its HTML. */
  const excerpt = (html) => {
    const said = document.createElement("p");
    for (const node of new DOMParser().parseFromString(unstroked(html), "text/html").body.childNodes) {
      const mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
      if (mark) mark.textContent = node.textContent;
      said.append(mark ?? node.textContent);
    }
    return said;
  };

  const entry = (page) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = unstroked(page.meta.title);
    item.append(link);
    if (!isOwn(page.url)) item.lang = language === "en" ? "vi" : "en";
    item.append(excerpt(page.excerpt));
    return item;
  };

  const show = (pages, from = 0) => {
    list.append(...pages.slice(from, from + STEP).map(entry));
    if (pages.length <= from + STEP) return;
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = words.more;
    more.addEventListener("click", () => {
      const item = more.parentElement;
      show(pages, from + STEP);
      item.nextElementSibling.querySelector("a").focus();
      item.remove();
    });
    const item = document.createElement("li");
    item.append(more);
    list.append(item);
  };

  /** Kinds to choose from, with how many there are; where not all was read, every kind may have some. */
  const showKinds = (kinds, unread) => {
    for (const label of sheet.querySelectorAll(".search__kinds label")) {
      const radio = label.querySelector("input");
      const number = kinds[radio.value] ?? 0;
      if (radio.value) {
        label.hidden = !number && !radio.checked && !unread;
        label.querySelector(".search__number").textContent = number || "";
      }
    }
  };

  let asked = 0;
  const ask = async () => {
    const query = input.value.trim();
    const mine = ++asked;
    const kind = sheet.querySelector("[name=search-kind]:checked").value;
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      help.hidden = true;
      return;
    }
    status.textContent = words.loading;
    try {
      const { pages, kinds, unread } = await find(query, kind);
      if (mine !== asked) return;
      list.replaceChildren();
      show(pages);
      showKinds(kinds, unread);
      status.textContent = pages.length ? words.count.replace("{n}", pages.length) : words.none;
      help.hidden = pages.length > 0;
    } catch {
      // Not loaded: no network, or a page opened from a disk, where browsers allow no modules.
      engine = undefined;
      if (mine !== asked) return;
      status.textContent = words.failed;
      help.hidden = false;
    }
  };

  const open = () => {
    if (!sheet.open) sheet.showModal();
    input.select();
    load().catch(() => {
      engine = undefined;
      status.textContent = words.failed;
    });
  };

  /** "/khu-vuc/kcn-dong-ban/" -> "kcn dong ban": what a reader with a wrong address was after. */
  const wanted = (path) => decodeURI(path).split("/").filter(Boolean).at(-1)?.replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ") ?? "";

  let timer;
  input.addEventListener("input", () => {
    status.textContent = words.loading;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  sheet.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  sheet.addEventListener("change", (event) => event.target.name === "search-kind" && ask());
  sheet.querySelector("[data-search-close]").addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close()); // beside the sheet
  sheet.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.type === "radio") return;
    const stops = [input, ...list.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  for (const form of document.querySelectorAll("[data-search-form]")) {
    const field = form.querySelector("input");
    field.value = wanted(location.pathname);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open();
      input.value = field.value;
      ask();
    });
  }
  for (const opener of document.querySelectorAll("[data-search-open]")) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        open();
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
}
