// Only conveniences: everything on the page is there and reachable without this script.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const words = document.getElementById("filter-words");
  const sourcing = document.getElementById("filter-sourcing");
  const count = document.getElementById("filter-count");
  const groups = Array.from(document.querySelectorAll("details.sayings"), (group) => ({
    group,
    wasOpen: group.open,
    items: Array.from(group.querySelectorAll("li[data-s]"), (item) => ({
      item, text: item.textContent.toLowerCase(),
    })),
  }));

  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    const kind = sourcing.value;
    const active = Boolean(wanted || kind);
    let shown = 0;
    let total = 0;
    for (const { group, wasOpen, items } of groups) {
      let here = 0;
      for (const { item, text } of items) {
        const fits = (!kind || item.dataset.s === kind) && (!wanted || text.includes(wanted));
        item.hidden = !fits;
        here += fits ? 1 : 0;
      }
      group.hidden = active && here === 0;
      group.open = active ? here > 0 : wasOpen;
      shown += here;
      total += items.length;
    }
    count.textContent = active ? `${shown.toLocaleString("en")} of ${total.toLocaleString("en")}` : "";
  };
  if (form && groups.length) {
    let waiting = 0;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
  }

  // A place inside closed details is opened before it is shown.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    let closed = false;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) {
        at.open = true;
        closed = true;
      }
    }
    if (closed) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // A quotation with its siglum is copied as a footnote: words, outlet, day, address, hash. No way to write to the
  // clipboard, no buttons; the account's own entry has all of it.
  const citable = navigator.clipboard ? document.querySelectorAll(".side .at a, .quotes .at a, .said .at a, .claims .at a") : [];
  for (const link of citable) {
    const account = document.getElementById(link.hash.slice(1))?.closest("article[data-cited]");
    const words = link.parentElement.nextElementSibling;
    if (!account || !words) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite";
    button.textContent = "cite";
    button.setAttribute("aria-label", `Copy this quotation from ${link.textContent} as a footnote`);
    button.addEventListener("click", async () => {
      const quotation = words.textContent.replace(/\s+/g, " ").trim();
      try {
        await navigator.clipboard.writeText(`“${quotation}” ${account.dataset.cited}.`);
        button.textContent = "copied";
      } catch {
        button.textContent = "not allowed here";
      }
      setTimeout(() => { button.textContent = "cite"; }, 1500);
    });
    words.after(" ", button);
  }

  // On paper everything is open.
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) {
      each.open = true;
      opened.push(each);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of opened.splice(0)) each.open = false;
  });
})();
