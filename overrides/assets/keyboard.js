/* For those who use no mouse: the menu closes with Esc and gives the focus back; the frame of a table
   that is wider than the screen can be reached, has the table's name, and scrolls with the arrow keys.
   For those who do not see that it scrolls: its edge fades. */
"use strict";

{
  const menu = document.querySelector(".menu");
  if (menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  /* Its edge fades as long as there is more of it behind: a cut that falls between two columns looks whole. */
  const fade = (frame) =>
    frame.toggleAttribute("data-more", frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 1);
  const fit = (frame) => {
    fade(frame);
    const wide = frame.scrollWidth > frame.clientWidth;
    const name = frame.querySelector("caption")?.textContent;
    for (const [attribute, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": name })) {
      if (wide && value) frame.setAttribute(attribute, value);
      else frame.removeAttribute(attribute);
    }
  };
  const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => fit(target)));
  for (const frame of document.querySelectorAll(".scroll")) {
    watch.observe(frame);
    frame.addEventListener("scroll", () => fade(frame), { passive: true });
  }
}
