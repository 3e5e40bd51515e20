/* "Tìm nơi của bạn": any commune or district, old or new, as people type it.

   A combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), built inside
   [data-finder]; that attribute names the data, a script (window.campaignPlaces, made by
   campaign.views.finder) that is fetched once somebody is about to type: over http under a strict
   Content-Security-Policy, and from a USB stick, where fetch() is refused.

   Without this script the element leads to the list of all names. What was chosen stands in the
   address ("#noi=xa-huu-lung"), so that an answer can be sent to somebody. */
"use strict";

{
  const SHOWN = 12; // choices at once
  const KINDS = {
    xa: "xa", x: "xa", phuong: "phuong", p: "phuong", "thi tran": "thi tran", tt: "thi tran",
    huyen: "huyen", h: "huyen", "thanh pho": "thanh pho", tp: "thanh pho", tx: "thi xa", "thi xa": "thi xa",
    "nong truong": "thi tran", nt: "thi tran",
  };

  /** "Hoà  Sơn," -> "hoa son": words alone, between single spaces. */
  const bared = (text) => fold(text).replace(/[^a-z0-9]+/g, " ").trim();

  /** "Hoà" and "Hòa" -> the same: each syllable's tone goes to its end. */
  const spell = (text) =>
    text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((syllable) => {
      const letters = syllable.normalize("NFD");
      const tone = letters.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? "";
      return letters.replace(tone, "").normalize("NFC") + tone;
    }).join(" ");

  /** "tt cao loc" -> the kind "thi tran" and the rest; "NT" (nông trường) is no part of a name. */
  const parse = (text) => {
    const folded = bared(text);
    const found = folded.match(/^(thi tran|nong truong|thanh pho|thi xa|phuong|huyen|xa|tt|nt|tp|tx|x|p|h)(?: (.+)|$)/);
    const rest = found?.[2] ?? "";
    return { kind: found ? KINDS[found[1]] : "", bare: (found ? rest : folded).replace(/^(nt|nong truong) /, "") };
  };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** From a USB stick a folder does not open by itself. */
  const page = (address) =>
    location.protocol === "file:" ? address.replace(/\/(#|$)/, "/index.html$1") : address;

  class Finder {
    constructor(root) {
      this.root = root;
      this.address = root.dataset.finder;
      this.label = root.closest("article")?.querySelector("h1")?.textContent ?? "";
      this.root.replaceChildren();
      this.active = -1;
      this.choices = [];
      this.build();
      if (location.hash.startsWith("#noi=")) this.load();
    }

    build() {
      this.input = make("input", { type: "text", id: "finder-input", autocomplete: "off", spellcheck: false });
      const attributes = {
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "finder-list",
      };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
      this.labelled = make("label", { htmlFor: "finder-input", textContent: this.label });
      this.list = make("ul", { id: "finder-list", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.status = make("p", { className: "finder__status" });
      this.status.setAttribute("role", "status");
      this.answer = make("div", { className: "finder__answer" });
      this.root.append(this.labelled, this.input, this.list, this.status, this.answer);
      this.list.setAttribute("aria-label", this.label);
      for (const event of ["focus", "pointerenter"]) this.input.addEventListener(event, () => this.load());
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(this.choices[[...this.list.children].indexOf(option)]);
      });
    }

    load() {
      if (this.script) return;
      this.script = make("script", { src: this.address });
      this.script.addEventListener("load", () => this.start(window.campaignPlaces));
      this.script.addEventListener("error", () => {
        this.root.append(make("a", { href: page("ten-cu/"), textContent: "A–Y" }));
      });
      document.head.append(this.script);
    }

    start(data) {
      this.data = data;
      this.words = data.words;
      this.labelled.textContent = this.words.label;
      this.input.placeholder = this.words.hint;
      this.list.setAttribute("aria-label", this.words.choices);
      this.places = [...data.today, ...data.former];
      for (const place of this.places) {
        const { kind, bare } = parse(place.vi);
        const exact = spell(place.vi.replace(" NT ", " ")).split(" ").slice(kind ? kind.split(" ").length : 0).join(" ");
        const inside = parse(place.inVi ?? place.in ?? "").bare;
        Object.assign(place, { kind, bare, exact, words: `${bare} ${inside} ${place.code ?? ""}`.split(" ") });
      }
      const wanted = decodeURIComponent(location.hash.replace(/^#noi=/, ""));
      const place = location.hash.startsWith("#noi=") && this.places.find(({ id }) => id === wanted);
      if (place) this.choose(place);
      else if (this.input.value) this.search();
    }

    /** Places that fit, best first: exact spelling, exact name, beginning; the kind that was typed. */
    find(text) {
      const { kind, bare } = parse(text);
      const typed = (bare || kind).split(" ").filter(Boolean);
      const spelt = spell(text);
      const district = (place) => place.kind === "huyen" || place.kind === "thanh pho";
      const rank = (place) =>
        (place.code === bare ? 0 : 8) + (spelt.endsWith(place.exact) ? 0 : 4) +
        (place.bare === bare ? 0 : place.bare.startsWith(bare) ? 6 : 12) +
        (kind && place.kind !== kind ? 3 : 0) + (place.until ? 1 : 0) + (district(place) && !kind ? 1 : 0);
      return this.places
        .filter(({ words }) => typed.length && typed.every((part) => words.some((word) => word.startsWith(part))))
        .map((place) => ({ place, rank: rank(place) }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ place }) => place);
    }

    search() {
      if (!this.data) return this.load();
      const found = this.find(this.input.value);
      this.status.classList.remove("finder__status--told");
      this.choices = found.slice(0, SHOWN);
      this.active = -1;
      this.list.replaceChildren(...this.choices.map((place, i) => this.option(place, i)));
      this.show(this.choices.length > 0);
      const typed = this.input.value.trim();
      this.status.textContent = !typed ? "" : found.length ? this.words.found.replace("{n}", found.length) : this.words.none;
    }

    option(place, i) {
      const option = make("li", { id: `finder-${i}` }, make("strong", { textContent: this.name(place) }));
      const more = place.until
        ? ` ${this.words.now} ${place.to.map((n) => this.name(this.data.today[n])).join(", ")}`
        : ` ${place.code ?? ""}`;
      option.append(make("small", { textContent: (place.in ? ` (${place.in})` : "") + more }));
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }

    name(place) {
      return place.name ?? place.vi;
    }

    show(open) {
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      if (!open) this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      this.active = -1;
      this.show(false);
    }

    key(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && this.choices.length) {
        event.preventDefault();
        this.show(true);
        const last = this.choices.length - 1;
        const next = this.active + steps[event.key];
        this.move(next < 0 ? last : next > last ? 0 : next);
      } else if (event.key === "Enter" && !this.list.hidden) {
        event.preventDefault();
        this.choose(this.choices[Math.max(this.active, 0)]);
      } else if (event.key === "Escape") {
        if (this.list.hidden) this.input.value = "";
        this.close();
      }
    }

    move(to) {
      this.active = to;
      for (const [i, option] of [...this.list.children].entries()) {
        option.setAttribute("aria-selected", String(i === to));
        if (i !== to) continue;
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    }

    choose(place) {
      if (!place) return;
      this.input.value = this.name(place);
      this.close();
      const { today } = this.data;
      const units = place.until ? place.to.map((n) => [today[n], place.parts?.[n]]) : [[place]];
      const said = place.until ? this.former(place) : this.name(place);
      this.status.textContent = `${said}. ${this.others(place)}`;
      this.status.classList.add("finder__status--told"); // what is read aloud also stands in the heading
      this.answer.replaceChildren(
        make("h2", { textContent: said }),
        ...(place.not ? [make("p", { textContent: this.others(place) })] : []),
        ...units.map(([unit, part]) => this.card(unit, part)),
      );
      history.replaceState(history.state, "", `#noi=${place.id}`);
    }

    former(place) {
      const until = this.words.until.replace("{date}", place.until);
      const inside = place.in ? `${place.in}, ${until}` : until;
      return `${this.name(place)} (${inside}) ${this.words.now} ${place.to.map((n) => this.name(this.data.today[n])).join(", ")}`;
    }

    others(place) {
      return (place.not ?? []).map((n) => `${this.words.not} ${this.name(this.data.today[n])} (${this.data.today[n].code}).`).join(" ");
    }

    card(unit, part) {
      const { words } = this;
      const link = ([text, address]) => make("a", { href: page(address), textContent: text });
      const facts = make("dl");
      const row = (title, ...content) => facts.append(make("dt", { textContent: title }), make("dd", {}, ...content));
      row(words.charge, unit.charge);
      row(words.zones, ...(unit.zones ?? []).flatMap((zone, i) => (i ? ["; ", link(zone)] : [link(zone)])));
      for (const [kind, anchor] of [["events", "su-kien"], ["honours", "vinh-danh"], ["recommendations", "kien-nghi"]]) {
        const { first, more } = unit[kind] ?? {};
        const rest = more ? [", ", link([words.more.replace("{n}", more), `${unit.page}#${anchor}`])] : [];
        row(words[kind], ...(first ? [link(first)] : []), ...rest);
      }
      const at = this.data.today.indexOf(unit);
      const former = this.data.former.filter(({ to, kind }) => to?.includes(at) && kind !== "huyen" && kind !== "thanh pho");
      row(words.former, former.map((place) => this.name(place) + (place.in ? ` (${place.in})` : "")).join("; "));
      for (const empty of facts.querySelectorAll("dd:empty")) empty.textContent = words.nothing;
      const title = this.name(unit) + (part ? ` (${words.part} ${part})` : "");
      const open = make("p", {}, link([words.open.replace("{name}", this.name(unit)), unit.page]));
      return make("section", { className: "facts" }, make("h3", { textContent: title }), facts, open);
    }
  }

  for (const root of document.querySelectorAll("[data-finder]")) new Finder(root);
}
