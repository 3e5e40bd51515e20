/* Moves events that are over from the coming ones to the past ones: the page may be older than today.

   [data-upcoming], [data-past]   the two lists; each has a table, or a sentence where it is empty
   data-until                     on a cell of the row: the event's last day, "2024-06-05"

   Without this script the lists are right for the day the site was built. */
"use strict";

{
  const coming = document.querySelector("[data-upcoming]");
  const past = document.querySelector("[data-past]");
  const here = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Ho_Chi_Minh" }); // writes 2024-06-05
  const today = here.format(new Date());

  if (coming && past) {
    const over = [...coming.querySelectorAll("tbody tr")].filter(
      (row) => row.querySelector("[data-until]")?.dataset.until < today,
    );
    if (over.length && !past.querySelector("tbody")) {
      const table = coming.querySelector("table").cloneNode(true);
      table.tBodies[0].replaceChildren();
      past.replaceChildren(table);
    }
    for (const row of over) past.querySelector("tbody").prepend(row); // newest first; they came soonest first
  }
}
