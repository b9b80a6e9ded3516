"use strict";
// Shows the notes of a quote or citation beside it, and marks all its parts in the text. The page
// works without this: every quote ends in a link to its note.
(() => {
  const card = document.getElementById("card");
  const narrow = matchMedia("(max-width: 48rem)");
  let shown = null;

  const list = (element, name) => (element.dataset[name] ?? "").split(" ").filter(Boolean);

  // A number of a list as a part of a list: data-quotes="3 12" has 3 and 12, not 1.
  const parts = (story, name, number) =>
    story.querySelectorAll(`.text [data-${name}~="${number}"]`);

  const notes = (element) => {
    const story = element.closest(".story");
    const find = (part, number) => document.getElementById(`${story.id}-${part}-${number}`);
    const switched = (id) => document.getElementById(id).checked;
    return [
      ...(switched("show-quote") ? list(element, "quotes").map((n) => find("note", n)) : []),
      ...(switched("show-citation") ? list(element, "citations").map((n) => find("cited", n)) : []),
    ].filter(Boolean);
  };

  const copy = (note) => {
    const entry = document.createElement("div");
    entry.className = note.closest(".citations") ? "entry cited" : "entry";
    for (const child of note.childNodes) entry.append(child.cloneNode(true));
    for (const link of entry.querySelectorAll("a")) {
      const text = document.createElement("span");
      text.className = link.className;
      text.append(...link.childNodes);
      link.replaceWith(text);
    }
    return entry;
  };

  const place = (element, at) => {
    card.style.removeProperty("left");
    card.style.removeProperty("top");
    if (narrow.matches) return;
    const lines = [...element.getClientRects()];
    const line = lines.find((r) => at && at.clientY >= r.top && at.clientY <= r.bottom) ?? lines[0];
    if (!line) return;
    const size = card.getBoundingClientRect();
    const left = Math.min(at?.clientX ?? line.left, innerWidth - size.width - 12);
    const below = line.bottom + 8;
    const fits = below + size.height < innerHeight;
    card.style.left = `${Math.max(12, left)}px`;
    card.style.top = `${Math.max(8, fits ? below : line.top - size.height - 8)}px`;
  };

  const hide = () => {
    card.hidden = true;
    shown = null;
    for (const part of document.querySelectorAll(".text .active")) part.classList.remove("active");
  };

  const show = (element, at) => {
    if (element === shown) return;
    hide();
    const found = notes(element);
    if (found.length === 0) return;
    shown = element;
    card.replaceChildren(...found.map(copy));
    card.hidden = false;
    place(element, at);
    const story = element.closest(".story");
    const [quote] = list(element, "quotes");
    const [citation] = list(element, "citations");
    const active = quote === undefined ? parts(story, "citations", citation) : parts(story, "quotes", quote);
    for (const part of active) part.classList.add("active");
  };

  const target = (event) => event.target.closest?.(".text [data-quotes], .text [data-citations]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || card.contains(event.target)) return;
    const element = target(event);
    if (element) show(element, event);
    else if (!document.activeElement?.matches(".reference")) hide();
  });
  document.addEventListener("click", (event) => {
    const element = target(event);
    if (element && !element.matches("a")) show(element, event);
    else if (!element && !card.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => {
    const element = target(event);
    if (element) show(element);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("scroll", () => {
    if (!shown) return;
    const { top, bottom } = shown.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) hide();
    else place(shown);
  }, { passive: true });
})();
