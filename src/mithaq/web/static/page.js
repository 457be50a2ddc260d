// The little that the pages do in the browser: "/" goes to the search, marks in a report show their notes, keys review.
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


// The review queue by keyboard: j and k go on and back, figures choose, o opens, u goes to the last decision's undoing.
const questions = [...document.querySelectorAll("[data-question]")];

function turnTo(number) {
  const next = questions[Math.min(Math.max(number, 0), questions.length - 1)];
  for (const one of questions) one.classList.toggle("at", one === next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function choose(question, number) {
  const choice = question.querySelectorAll('input[type="radio"]')[number - 1];
  if (!choice) return;
  choice.checked = true;
  question.querySelector('input[name="reason"]').focus();
}

function answer(event) {
  const at = questions.findIndex((one) => one.classList.contains("at"));
  if (event.key === "j") turnTo(at + 1);
  else if (event.key === "k") turnTo(at - 1);
  else if (event.key === "u") document.getElementById("undo-last")?.focus();
  else if (event.key === "o" && at >= 0) questions[at].querySelector("h2 a").click();
  else if (/^[1-9]$/.test(event.key) && at >= 0) choose(questions[at], Number(event.key));
  else return;
  event.preventDefault();
}

if (questions.length) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest('input:not([type="radio"]), select, textarea');
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) answer(event);
    else if (event.key === "Escape") event.target.closest("[data-question]")?.focus();
  });
  for (const one of questions) {
    one.addEventListener("focusin", () => questions.forEach((other) => other.classList.toggle("at", other === one)));
  }
  const asked = questions.findIndex((one) => `#${one.id}` === location.hash);
  if (asked >= 0) turnTo(asked);
}

document.documentElement.dataset.script = "ready";
