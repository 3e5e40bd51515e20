/* Search, filters and sorting for the tables inside an element with `data-listing`.

   Without this script the tables are complete and readable; it only adds.

   The element:  data-listing    "", or a prefix for its names in the address, where a page has several
   A <th>:       data-facet="x"  a choice of the column's values; x names it in the address
                 data-sort="x"   the column can be sorted
                 (without a name the column's title is taken)
   A <td>:       data-value      what is sorted instead of the text, where that is a date or a number
                 data-find       more words by which the row is found

   The words come from the page: JSON in #listing-words with find, hint, all, none, sort, clear and
   count, which has {n} and {total} in it. All state is in the address, so that a filtered list
   can be sent to somebody. */
"use strict";

{
  const collator = new Intl.Collator("vi", { numeric: true });

  /** "Hoà  Lạc " -> "hoa lac" */
  const squeezed = (text) => fold(text).replace(/\s+/g, " ").trim();

  /** "Còn hiệu lực" -> "con-hieu-luc", for the address. */
  const slug = (text) => squeezed(text).replace(/[^a-z0-9]+/g, "-");

  /** "Khu A; Khu B" -> both: a row with several values is found by each. */
  const valuesOf = (cell) => cell.textContent.trim().split("; ");

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

  class Listing {
    constructor(root, words) {
      this.root = root;
      this.words = words;
      const name = root.dataset.listing;
      this.prefix = name && name !== "data-listing" ? `${name}-` : ""; // Markdown fills a bare attribute with its name
      this.tables = [...root.querySelectorAll("table")].map((table) => this.readTable(table));
      this.rows = this.tables.flatMap((table) => table.rows);
      this.sorted = { key: "", direction: 1 };
      this.addControls();
      for (const table of this.tables) this.addSortButtons(table);
      this.readAddress();
      this.show();
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
      const rows = [...body.rows].map((element) => ({ element, text: this.findable(element) }));
      return { table, body, rows, columns, heading: before?.matches("h2, h3, h4") ? before : null };
    }

    findable(row) {
      return squeezed([...row.cells].map((cell) => `${cell.textContent} ${cell.dataset.find ?? ""}`).join(" "));
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
      this.form.addEventListener("input", () => this.change());
      this.form.addEventListener("reset", () => setTimeout(() => this.change())); // after the fields are empty
      this.root.prepend(this.form, this.status);
      this.root.classList.add("listing--live");
    }

    selectFor({ index }) {
      const values = new Set(this.rows.flatMap(({ element }) => valuesOf(element.cells[index])));
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

    change() {
      this.show();
      this.writeAddress();
    }

    show() {
      for (const table of this.tables) this.sortTable(table);
      const wanted = squeezed(this.search.value).split(" ");
      let shown = 0;
      for (const { rows, table, heading } of this.tables) {
        const here = rows.filter((row) => {
          const fits = this.fits(row, wanted);
          row.element.hidden = !fits;
          return fits;
        });
        table.hidden = here.length === 0;
        if (heading) heading.hidden = table.hidden;
        shown += here.length;
      }
      const { count, none } = this.words;
      this.status.textContent = shown ? count.replace("{n}", shown).replace("{total}", this.rows.length) : none;
    }

    fits({ element, text }, wanted) {
      return (
        wanted.every((word) => text.includes(word)) &&
        this.facets.every(({ index, select }) => !select.value || valuesOf(element.cells[index]).map(slug).includes(select.value))
      );
    }

    sortTable({ columns, rows, body }) {
      for (const { cell, sort } of columns) {
        const active = sort && sort === this.sorted.key;
        if (active) cell.setAttribute("aria-sort", this.sorted.direction > 0 ? "ascending" : "descending");
        else cell.removeAttribute("aria-sort");
      }
      const column = columns.find(({ sort }) => sort && sort === this.sorted.key);
      if (!column) return;
      const value = ({ element }) => {
        const cell = element.cells[column.index];
        return cell.dataset.value ?? cell.textContent.trim();
      };
      rows.sort((one, other) => compare(value(one), value(other), this.sorted.direction));
      body.append(...rows.map(({ element }) => element));
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
