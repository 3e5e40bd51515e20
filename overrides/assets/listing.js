/* Search, filters and sorting for the tables inside an element with `data-listing`.

   Without this script the tables are complete and readable; it only adds.

   The element:  data-listing    "", or a prefix for its names in the address, where a page has several
   A <th>:       data-facet="x"  a choice of the column's values; x names it in the address
                 data-sort="x"   the column can be sorted
                 (without a name the column's title is taken)
   A <td>:       data-value      what is sorted instead of the text, where that is a date or a number
                 data-find       more words by which the row is found

   A long list has more pages than this one: then the element also has
     data-rows     the address of a script that says all rows (window.campaignRows, made by campaign.views.roll;
                   a script, so that it also loads from a USB stick), fetched when somebody begins to filter
     data-total    how many they are
   and a filtered <th> data-values, "2024; 2025". Of all rows SHOWN are on the screen, and more when asked for.

   The words come from the page: JSON in #listing-words with find, hint, all, none, sort, clear and
   count, which has {n} and {total} in it, and more, loading, failed. All state is in the address, so that a filtered list
   can be sent to somebody. */
"use strict";

{
  const SHOWN = 100;
  const collator = new Intl.Collator("vi", { numeric: true });

  /** "Hoà  Lạc " -> "hoa lac" */
  const squeezed = (text) => fold(text).replace(/\s+/g, " ").trim();

  /** "Còn hiệu lực" -> "con-hieu-luc", for the address. */
  const slug = (text) => squeezed(text).replace(/[^a-z0-9]+/g, "-");

  /** "Khu A; Khu B" -> both: a row with several values is found by each. */
  const several = (text) => text.split("; ");

  /** An element with properties and children. */
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** Smaller first, by number where both are numbers; what is unknown comes last either way. */
  const compare = (one, other, direction) => {
    if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
    return direction * collator.compare(one, other);
  };

  /** From a USB stick a folder does not open by itself. */
  const page = (address) => (address.startsWith("file:") ? address.replace(/\/$/, "/index.html") : address);

  /** A row that stands in the page: the text of its cells, by what each is sorted, and all it is found by. */
  const standing = (element) => {
    const cells = [...element.cells];
    const values = cells.map((cell) => cell.textContent.trim());
    return {
      element,
      values,
      keys: cells.map((cell, i) => cell.dataset.value ?? values[i]),
      text: squeezed(cells.map((cell) => `${cell.textContent} ${cell.dataset.find ?? ""}`).join(" ")),
    };
  };

  /** A row of the whole list, made like the first one of the page when it is to be seen. */
  const listed = ([name, address, after, foreign, state, ...others], like, base) => {
    const lang = (text) => (foreign.includes(text) ? "vi" : "");
    const marked = (text, i) => [i ? "; " : "", lang(text) ? make("span", { lang: lang(text), textContent: text }) : text];
    const values = [name + after, ...others];
    return {
      values,
      keys: values,
      text: squeezed(values.join(" ")),
      get element() {
        const element = like.cloneNode(true);
        const link = element.cells[0].querySelector("a");
        Object.assign(link, { href: page(new URL(address, base).href), textContent: name, lang: lang(name) });
        element.cells[0].replaceChildren(link, after);
        others.forEach((value, i) => element.cells[i + 1].replaceChildren(...several(value).flatMap(marked)));
        [...element.cells].at(-1).className = `state state--${state}`;
        return element;
      },
    };
  };

  class Listing {
    constructor(root, words) {
      this.root = root;
      this.words = words;
      const name = root.dataset.listing;
      this.prefix = name && name !== "data-listing" ? `${name}-` : ""; // Markdown fills a bare attribute with its name
      this.tables = [...root.querySelectorAll("table")].map((table) => this.readTable(table));
      this.total = Number(root.dataset.total ?? this.tables.reduce((sum, { rows }) => sum + rows.length, 0));
      this.limit = root.dataset.rows ? SHOWN : Infinity;
      this.sorted = { key: "", direction: 1 };
      this.addControls();
      for (const table of this.tables) this.addSortButtons(table);
      this.readAddress();
      this.show();
      if (this.narrowed) this.load();
    }

    readTable(table) {
      table.classList.add("listing__table"); // and so Material leaves it as it is
      const before = table.previousElementSibling;
      const columns = [...table.tHead.rows[0].cells].map((cell, index) => {
        const label = cell.textContent.trim();
        const named = (name) => (name === "" ? slug(label) : name);
        return { cell, index, label, facet: named(cell.dataset.facet), sort: named(cell.dataset.sort) };
      });
      const body = table.tBodies[0];
      return { table, body, rows: [...body.rows].map(standing), columns, heading: before?.matches("h2, h3, h4") ? before : null };
    }

    /** Fetch the rows of the other pages, once; until then, and where it fails, those of this page are searched. */
    load() {
      const address = this.root.dataset.rows;
      if (!address || this.script) return;
      this.script = make("script", { src: address });
      this.script.addEventListener("load", () => this.take(window.campaignRows));
      this.script.addEventListener("error", () => {
        this.script = null;
        this.status.textContent = this.words.failed;
      });
      this.status.textContent = this.words.loading;
      document.head.append(this.script);
    }

    take(rows) {
      const [table] = this.tables;
      const like = table.rows[0].element;
      table.rows = rows.map((row) => listed(row, like, this.script.src));
      this.root.querySelector(".pages")?.remove();
      this.more = make("button", { type: "button", className: "listing__more", textContent: this.words.more });
      this.more.addEventListener("click", () => {
        const seen = table.body.rows.length;
        this.limit += SHOWN;
        this.show();
        table.body.rows[seen]?.querySelector("a")?.focus();
      });
      this.root.append(this.more);
      this.show();
    }

    addControls() {
      this.search = make("input", { type: "search", placeholder: this.words.hint, autocomplete: "off" });
      this.facets = this.tables[0].columns
        .filter((column) => column.facet)
        .map((column) => ({ ...column, select: this.selectFor(column) }));
      this.status = make("p", { className: "listing__status" });
      this.status.setAttribute("role", "status");
      this.form = make(
        "form",
        { className: "listing__controls" },
        make("label", { className: "listing__search" }, this.words.find, this.search),
        ...this.facets.map(({ label, select }) => make("label", {}, label, select)),
        make("button", { type: "reset", textContent: this.words.clear }),
      );
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("focusin", () => this.load());
      this.form.addEventListener("input", () => this.change());
      this.form.addEventListener("reset", () => setTimeout(() => this.change())); // after the fields are empty
      this.root.prepend(this.form, this.status);
      this.root.classList.add("listing--live");
    }

    selectFor({ cell, index }) {
      const rows = this.tables.flatMap((table) => table.rows);
      const values = new Set(cell.dataset.values ? several(cell.dataset.values) : rows.flatMap((row) => several(row.values[index])));
      const ordered = [...values].sort(collator.compare);
      const choices = ordered.map((value) => make("option", { value: slug(value), textContent: value }));
      return make("select", {}, make("option", { value: "", textContent: this.words.all }), ...choices);
    }

    addSortButtons({ columns }) {
      for (const { cell, sort } of columns.filter((column) => column.sort)) {
        const button = make("button", { type: "button", title: this.words.sort });
        button.append(...cell.childNodes);
        button.addEventListener("click", () => {
          const again = this.sorted.key === sort;
          this.sorted = { key: sort, direction: again ? -this.sorted.direction : 1 };
          this.change();
        });
        cell.append(button);
      }
    }

    get narrowed() {
      return this.sorted.key || this.search.value || this.facets.some(({ select }) => select.value);
    }

    change() {
      if (this.limit < Infinity) this.limit = SHOWN;
      this.load();
      this.show();
      this.writeAddress();
    }

    show() {
      const wanted = squeezed(this.search.value).split(" ");
      let found = 0;
      for (const table of this.tables) {
        const rows = this.inOrder(table).filter((row) => this.fits(row, wanted));
        table.body.replaceChildren(...rows.slice(0, this.limit).map((row) => row.element));
        table.table.hidden = rows.length === 0;
        if (table.heading) table.heading.hidden = table.table.hidden;
        found += rows.length;
      }
      if (this.more) this.more.hidden = found <= this.limit;
      const { count, none } = this.words;
      const [shown, total] = found > this.limit ? [this.limit, found] : [found, this.total];
      this.status.textContent = found ? count.replace("{n}", shown).replace("{total}", total) : none;
    }

    fits({ text, values }, wanted) {
      return (
        wanted.every((word) => text.includes(word)) &&
        this.facets.every(({ index, select }) => !select.value || several(values[index]).map(slug).includes(select.value))
      );
    }

    /** The rows of a table as they are to be sorted; the headers say how. */
    inOrder({ columns, rows }) {
      for (const { cell, sort } of columns) {
        const active = sort && sort === this.sorted.key;
        if (active) cell.setAttribute("aria-sort", this.sorted.direction > 0 ? "ascending" : "descending");
        else cell.removeAttribute("aria-sort");
      }
      const column = columns.find(({ sort }) => sort && sort === this.sorted.key);
      if (!column) return rows;
      return [...rows].sort((one, other) => compare(one.keys[column.index], other.keys[column.index], this.sorted.direction));
    }

    readAddress() {
      const query = new URLSearchParams(location.search);
      const given = (name) => query.get(this.prefix + name) ?? "";
      this.search.value = given("tim");
      for (const { facet, select } of this.facets) {
        const known = [...select.options].some(({ value }) => value === given(facet));
        select.value = known ? given(facet) : "";
      }
      const key = given("sap-xep");
      this.sorted = { key: key.replace(/^-/, ""), direction: key.startsWith("-") ? -1 : 1 };
    }

    writeAddress() {
      const address = new URL(location);
      const { key, direction } = this.sorted;
      const state = {
        tim: this.search.value.trim(),
        ...Object.fromEntries(this.facets.map(({ facet, select }) => [facet, select.value])),
        "sap-xep": key && (direction < 0 ? `-${key}` : key),
      };
      for (const [name, value] of Object.entries(state)) {
        if (value) address.searchParams.set(this.prefix + name, value);
        else address.searchParams.delete(this.prefix + name);
      }
      history.replaceState(history.state, "", address);
    }
  }

  const words = document.getElementById("listing-words");
  for (const root of document.querySelectorAll("[data-listing]")) {
    if (words && root.querySelector("tbody tr")) new Listing(root, JSON.parse(words.textContent));
  }
}
