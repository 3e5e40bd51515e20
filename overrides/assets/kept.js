/* What this phone keeps: fills [data-kept=books] and [data-kept=pages] on the page of a lost network.
   See offline/worker.js and books.js for where it lies. When the network is back, the page that was
   wanted is asked for again: this one stands at its address. */
"use strict";

{
  const root = new URL("..", document.currentScript.src).href;
  const books = new self.Books(root);

  const entry = (address, title) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: title });
    const item = document.createElement("li");
    item.lang = address.startsWith(`${root}en/`) ? "en" : "vi";
    item.append(link);
    return item;
  };

  const show = (kind, entries) => {
    document.querySelector(`[data-kept=${kind}]`).replaceChildren(...entries);
    document.querySelector(`[data-kept-section=${kind}]`).hidden = entries.length === 0;
  };

  const titleOf = async (response) => {
    const { title } = new DOMParser().parseFromString(await response.text(), "text/html");
    return title.replace(/ - [^-]*$/, "");
  };

  const list = async () => {
    const kept = await books.kept();
    const entries = kept.flatMap(({ folder, list: { title, pdf } }) => [
      entry(books.address(folder), title),
      ...(pdf ? [entry(books.address(pdf[0]), `${title} (PDF)`)] : []),
    ]);
    show("books", entries);
    const cache = await caches.open(`${books.scope} pages`);
    const homes = [root, `${root}en/`]; // these are always there, and named above
    const pages = (await cache.keys()).reverse().filter(({ url }) => !homes.includes(url)); // the last opened first
    show("pages", await Promise.all(pages.map(async ({ url }) => entry(url, await titleOf(await cache.match(url))))));
  };

  if (self.caches) list();
  if (!location.pathname.endsWith("/mat-mang.html")) addEventListener("online", () => location.reload());
}
