/* "Lưu sổ tay để đọc khi không có mạng": the section [data-save] of a handbook's page.

   data-save is the book's folder, data-root the site's home; the other data- are what it says. It shows
   the size before, how far it is, and what is kept: this edition, an older one, or none. The keeping is
   done by books.js; an older edition is also brought up to date by the service worker with the site. */
"use strict";

for (const section of document.querySelectorAll("[data-save]")) {
  const say = section.dataset;
  const books = new self.Books(new URL(say.root, location).href.replace(/\/?$/, "/"));
  const folder = say.save;
  const language = document.documentElement.lang;
  const [select, progress, status] = ["select", "progress", "[role=status]"].map((part) => section.querySelector(part));
  const buttons = Object.fromEntries([...section.querySelectorAll("[data-do]")].map((one) => [one.dataset.do, one]));
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  const size = (bytes) => say.size.replace("{n}", number.format(bytes / 1e6));
  const sum = (entries) => entries.reduce((total, [, bytes]) => total + bytes, 0);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  let offered = null;
  let kept = null;
  let going = null; // what stops it

  /** Which buttons there are; the focus does not fall off a button that goes. */
  const offer = (...names) => {
    const focused = document.activeElement;
    for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
    select.parentElement.hidden = !names.includes("save");
    progress.hidden = !names.includes("stop");
    if (focused.hidden && focused.dataset.do) buttons[names[0]]?.focus();
  };

  const chosen = () => offered.pdfs.filter(([path]) => path === select.value);

  const tell = (text = "") => {
    status.textContent = text;
  };

  const day = (date) =>
    fill(say.day, {
      d: date.getDate(),
      m: date.getMonth() + 1,
      y: date.getFullYear(),
      month: date.toLocaleString(language, { month: "long" }),
    });

  const keptWords = () => {
    const values = { edition: kept.edition, date: day(new Date(kept.kept)), size: size(kept.size) };
    return fill(say.kept, values) + (kept.pdf ? ` ${say.withPdf}` : "");
  };

  /** What stands here and what can be done about it. */
  const show = (news) => {
    if (!kept) {
      offer(...(offered ? ["save"] : []));
      if (offered) section.querySelector("[data-size]").textContent = `(${size(sum([...offered.files, ...chosen()]))})`;
      return tell(news ?? (offered ? "" : say.noNetwork));
    }
    if (!offered || !books.differs(kept, offered)) {
      offer("remove");
      return tell(keptWords());
    }
    offer("update", "remove");
    const newer = fill(say.newer, { edition: kept.edition, offered: offered.edition });
    return tell([news, offered.edition === kept.edition ? say.changed : newer].filter(Boolean).join(" "));
  };

  const look = async (news) => {
    kept = (await books.find(folder))?.list ?? null;
    offered = await books.offered(folder).catch(() => null);
    show(news);
  };

  const keep = async (pdf) => {
    going = new AbortController();
    offer("stop");
    progress.value = 0;
    let said = 0;
    const tick = (done, total) => {
      progress.value = done / total;
      if (done / total < said) return; // read aloud now and then, not all the time
      said += 0.25;
      tell(fill(say.busy, { done: size(done), total: size(total) }));
    };
    let news;
    try {
      if (!(await navigator.serviceWorker.getRegistration())) throw new Error("no worker to read it");
      // Firefox asks the reader, who may never answer: the book does not wait for it.
      navigator.storage?.persist?.().catch(() => {});
      await books.keep(folder, pdf, { tick, signal: going.signal });
    } catch (error) {
      news = { AbortError: say.stopped, QuotaExceededError: say.full }[error.name] ?? say.failed;
    }
    await look(news);
  };

  const actions = {
    save: () => keep(select.value),
    update: () => keep(kept.pdf?.[0]),
    stop: () => going.abort(),
    remove: async () => {
      await books.remove(folder);
      await look(say.removed);
    },
  };

  if (navigator.serviceWorker && self.caches && self.crypto?.subtle) {
    for (const [name, button] of Object.entries(buttons)) button.addEventListener("click", actions[name]);
    select.addEventListener("change", () => show());
    addEventListener("online", () => look());
    look();
  } else {
    offer();
    tell(say.unable);
  }
}
