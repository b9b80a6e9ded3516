"use strict";
// Shows the notes of a quote or citation beside it, and marks all its parts in the text; leaves what one
// person said, or what is searched for; copies quotes. The page works without this: every quote ends in
// a link to its note.
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
    entry.querySelector(".copy")?.remove();
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
    if (element?.matches("a")) find(element, event);
    else if (element) show(element, event);
    else if (!card.contains(event.target)) hide();
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

  // A click on a number marks the note, and only the list moves. Where the list is not beside the text,
  // the note is shown in place.
  const find = (number, event) => {
    const note = document.getElementById(number.hash.slice(1));
    const list = note?.closest(".sticky");
    if (!list) return;
    event.preventDefault();
    for (const other of document.querySelectorAll(".note.current")) other.classList.remove("current");
    note.classList.add("current");
    history.replaceState(null, "", number.hash);
    if (getComputedStyle(list).position !== "sticky") {
      shown = null;
      show(number);
      return;
    }
    const { top, height } = note.getBoundingClientRect();
    const box = list.getBoundingClientRect();
    list.scrollBy({ top: top - box.top - (box.height - height) / 3 });
    card.hidden = true;
  };

  // Filters. A name is the same person in all stories.
  const tools = document.querySelector(".tools");
  const search = document.getElementById("search");
  const everybody = document.getElementById("everybody");
  const said = document.getElementById("said");
  const key = (text) => text.trim().toLowerCase();
  let who = "";

  const filter = () => {
    const words = key(search.value);
    document.body.classList.toggle("filtered", who !== "" || words !== "");
    let count = 0;
    for (const story of document.querySelectorAll(".story")) {
      for (const part of story.querySelectorAll(".kept")) part.classList.remove("kept");
      let any = false;
      for (const voice of story.querySelectorAll(".voice")) {
        const name = key(voice.querySelector("h4 bdi").textContent);
        let left = false;
        for (const note of voice.querySelectorAll(".note")) {
          const text = key(note.querySelector(".words").textContent);
          const fits = (who === "" || name === who) && (text.includes(words) || name.includes(words));
          note.classList.toggle("left-over", !fits);
          if (!fits) continue;
          left = true;
          count += 1;
          const [, number] = note.id.split("-note-");
          for (const part of parts(story, "quotes", number)) part.classList.add("kept");
        }
        voice.classList.toggle("left-over", !left);
        any ||= left;
      }
      if (who !== "") {
        for (const link of story.querySelectorAll(".names a.name")) {
          if (key(link.textContent) !== who) continue;
          const [, entity] = link.hash.split("-entity-");
          const mentions = story.querySelectorAll(`.text [data-entity="${entity}"]`);
          for (const mention of mentions) mention.classList.add("kept");
          any ||= words === "";
        }
      }
      story.classList.toggle("left-over", !any && (who !== "" || words !== ""));
    }
    everybody.hidden = who === "";
    const quotes = `${count} quote${count === 1 ? "" : "s"}`;
    said.textContent = document.body.classList.contains("filtered") ? quotes : "";
  };

  const choose = (name) => {
    who = key(name);
    everybody.textContent = `Only ${name.trim()} ✕`;
    hide();
    filter();
  };
  everybody.addEventListener("click", () => {
    who = "";
    filter();
    search.focus();
  });
  search.addEventListener("input", filter);
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.(".names a.name.person, .names a.name.organization");
    if (!name) return;
    event.preventDefault();
    choose(name.querySelector("bdi").textContent);
  });
  for (const name of document.querySelectorAll(".voice h4 bdi, .people bdi")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "who-button";
    button.title = "Only what is said by and of this name";
    name.replaceWith(button);
    button.append(name);
    button.addEventListener("click", () => choose(name.textContent));
  }
  tools.hidden = document.querySelector(".voice") === null;

  // A quote with whoever said it, and where it stands.
  const cite = (note) => {
    const text = (part) => note.querySelector(part)?.textContent.trim() ?? "";
    const chain = [...note.querySelectorAll(".chain bdi")].slice(1).map((name) => name.textContent);
    const via = chain.length > 0 ? `, via ${chain.join(", then ")}` : "";
    return `${text(".words")} (${text(".who")}${via}; ${note.closest(".story").dataset.source})`;
  };
  const put = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };
  for (const note of document.querySelectorAll(".voice .note")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await put(cite(note));
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    note.querySelector("dl").append(button);
  }
})();
