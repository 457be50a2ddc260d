// The little that the pages do in the browser: "/" goes to the search, marks in a report show their notes.
"use strict";

const find = document.getElementById("find");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find.focus();
  }
});

const card = document.getElementById("card");
let lit = [];

function hide() {
  card.hidden = true;
  card.replaceChildren();
  for (const one of lit) one.classList.remove("lit");
  lit = [];
}

function show(mark) {
  hide();
  for (const id of mark.dataset.notes.split(" ")) {
    const note = document.getElementById(id);
    if (!note) continue;
    const copy = document.createElement("div");
    copy.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    card.append(copy);
    for (const one of document.querySelectorAll(`[data-notes~="${id}"]`)) lit.push(one);
    lit.push(note);
  }
  for (const one of lit) one.classList.add("lit");
  card.hidden = !card.hasChildNodes();
  place(mark.getBoundingClientRect());
}

// Under the mark where there is room, else above it; never outside the window.
function place(at) {
  const room = document.documentElement;
  const left = Math.min(Math.max(8, at.left), room.clientWidth - card.offsetWidth - 8);
  const below = at.bottom + card.offsetHeight + 8 < room.clientHeight;
  card.style.left = `${left}px`;
  card.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - card.offsetHeight - 4)}px`;
}

if (card) {
  const text = document.querySelector(".text");
  const marked = (event) => event.target.closest("[data-notes]");
  text.addEventListener("mouseover", (event) => (marked(event) ? show(marked(event)) : hide()));
  text.addEventListener("mouseleave", hide);
  text.addEventListener("focusin", (event) => marked(event) && show(marked(event)));
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  const asked = document.getElementById("asked");
  if (asked) asked.scrollIntoView({ block: "center" });
}

document.documentElement.dataset.script = "ready";
