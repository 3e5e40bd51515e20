/* The payback calculator: [data-payback] holds two templates, the form and one measure, and a table to
   fill by hand, which stays where there is no script. Words and the way numbers are written come from
   data-words. Nothing is stored or sent.

   A measure's answer changes while one types and stays silent; the sum is a live region, and is told when a
   field is left. */
"use strict";

{
  /** "1.500.000", "1,5", "1,5 triệu" -> a number; null for nothing; NaN where it is not clear. */
  const read = (text, { decimal, scales }) => {
    const folded = fold(text).trim();
    if (!folded) return null;
    const group = decimal === "," ? "\\." : ",";
    const point = decimal === "," ? "," : "\\.";
    const whole = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d{1,3}(?:\\s\\d{3})+|\\d+)`;
    const found = new RegExp(`^(${whole})(?:${point}(\\d+))?\\s*([a-z]*)$`).exec(folded.replace(/\s*(dong|vnd|₫)$/, ""));
    if (!found) return NaN;
    const [, digits, rest = "0", scale] = found;
    const times = scale ? new Map(scales).get(scale) ?? NaN : 1;
    return Number(`${digits.replace(/\D/g, "")}.${rest}`) * times;
  };

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  class Calculator {
    constructor(root) {
      this.words = JSON.parse(root.dataset.words);
      const [form, row] = root.querySelectorAll("template");
      this.row = row;
      this.form = form.content.cloneNode(true).querySelector("form");
      this.rows = this.form.querySelector("[data-rows]");
      this.total = this.form.querySelector("[data-total]");
      const money = new Intl.NumberFormat(this.words.locale, { maximumFractionDigits: 0 });
      const years = new Intl.NumberFormat(this.words.locale, { maximumFractionDigits: 1 });
      this.money = (number) => money.format(number);
      this.years = (number) => years.format(number);
      root.querySelector(".payback__hand").classList.add("payback__hand--paper");
      root.prepend(this.form);
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", () => this.show());
      this.form.addEventListener("change", () => this.tell());
      this.form.addEventListener("reset", () => setTimeout(() => this.clear()));
      this.form.querySelector("[data-add]").addEventListener("click", () => this.add().querySelector("input").focus());
      this.add();
    }

    add() {
      const row = this.row.content.cloneNode(true).querySelector("fieldset");
      const id = `hoan-von-${(Calculator.made = (Calculator.made ?? 0) + 1)}`;
      row.querySelector("[data-answer]").id = id;
      for (const input of row.querySelectorAll("[inputmode]")) input.setAttribute("aria-describedby", id);
      row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
      this.rows.append(row);
      this.show();
      return row;
    }

    remove(row) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next ?? this.add()).querySelector("input").focus();
      this.show();
      this.tell();
    }

    clear() {
      this.rows.replaceChildren();
      this.add().querySelector("input").focus();
      this.total.textContent = "";
    }

    /** What a measure's fields hold, and what there is to say about it. */
    measure(row) {
      const value = {};
      for (const name of ["cost", "saving", "running"]) {
        const input = row.querySelector(`[data-${name}]`);
        value[name] = read(input.value, this.words);
        const unclear = Number.isNaN(value[name]);
        input.setAttribute("aria-invalid", unclear);
        if (unclear) value.unclear ??= input.value;
      }
      const { cost, saving, running, unclear } = value;
      const net = saving - (running ?? 0);
      const words = this.words;
      const blank = cost === null && saving === null && running === null;
      if (unclear !== undefined) return { said: fill(words.unclear, { text: unclear }), wrong: true };
      if (blank) return { said: words.empty, blank };
      if (cost === null) return { said: words.missing_cost, wrong: true };
      if (saving === null) return { said: words.missing_saving, wrong: true };
      if (net <= 0) return { said: words.never, cost, net };
      if (cost === 0) return { said: fill(words.at_once, { saving: this.money(net) }), cost, net };
      const time = { years: this.years(cost / net), months: this.money((cost / net) * 12) };
      return { said: fill(words.answer, { saving: this.money(net), ...time }), cost, net };
    }

    show() {
      [...this.rows.children].forEach((row, index) => {
        const name = row.querySelector("[data-name]").value.trim();
        const title = fill(this.words.measure, { n: index + 1 });
        row.querySelector("legend").textContent = name ? `${title}: ${name}` : title;
        row.querySelector("[data-remove]").setAttribute("aria-label", `${row.querySelector("[data-remove]").textContent}: ${name || title}`);
        const { said, wrong } = this.measure(row);
        const answer = row.querySelector("[data-answer]");
        answer.textContent = said;
        answer.classList.toggle("payback__wrong", Boolean(wrong));
      });
    }

    tell() {
      const all = [...this.rows.children].map((row) => this.measure(row));
      const whole = all.filter(({ net }) => net !== undefined);
      const cost = whole.reduce((sum, one) => sum + one.cost, 0);
      const net = whole.reduce((sum, one) => sum + one.net, 0);
      const { total, total_years, total_never, total_none, left_out } = this.words;
      const answer = net > 0 ? fill(total_years, { years: this.years(cost / net) }) : total_never;
      const numbers = { n: whole.length, cost: this.money(cost), saving: this.money(net), answer };
      const said = [whole.length ? fill(total, numbers) : total_none];
      const left = all.filter(({ wrong }) => wrong).length;
      if (left) said.push(fill(left_out, { n: left }));
      this.total.textContent = said.join(" ");
    }
  }

  for (const root of document.querySelectorAll("[data-payback]")) new Calculator(root);
}
