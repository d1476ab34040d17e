// Runs the script of a page, whose path is given, in a stub of a browser, steps and plays through it, and
// prints what it came to as JSON. The first error ends it.
"use strict";
const fs = require("fs");
const vm = require("vm");

const page = fs.readFileSync(process.argv[2], "utf8");
const data = /id="data">([^]*?)<\/script>/.exec(page)[1];
const script = /<script>([^]*?)<\/script>/.exec(page)[1];

let timers = [];
const classes = new Set();
const shownBefore = [];

class Element {
  constructor(name) {
    Object.assign(this, { name, attributes: {}, children: [], textContent: "", listeners: {} });
  }
  setAttribute(key, value) { this.attributes[key] = String(value); }
  appendChild(child) { this.children.push(child); return child; }
  replaceChildren(...children) { this.children = children; }
  addEventListener(event, action) { this.listeners[event] = action; }
  getBoundingClientRect() { return { left: 0, width: 900 }; }
}

const elements = new Map([["data", new Element("script")]]);
elements.get("data").textContent = data;
for (const [, id] of page.matchAll(/ id="([^"]+)"/g)) {
  if (!elements.has(id)) elements.set(id, new Element("div"));
}
for (const [, id, text] of page.matchAll(/<pre id="(t\d+)">([^]*?)<\/pre>/g)) {
  elements.get(id).textContent = text;
}
const picture = elements.get("picture");
const documentElement = new Element("html");
documentElement.classList = {
  add: (name) => {
    classes.add(name);
    shownBefore.push(picture.children.some((row) => row.children.length > 0));
  },
};
const document = new Element("document");
Object.assign(document, {
  documentElement,
  getElementById: (id) => elements.get(id) || null,
  createElementNS: (space, name) => new Element(name),
});
const location = { hash: "" };
const window = {
  document, location, console, JSON, Map, Array, Object, Math, Number, String,
  matchMedia: () => ({ matches: false }),
  history: { replaceState: (state, title, address) => { location.hash = address; } },
  setTimeout: (action) => timers.push(action),
  clearTimeout: (number) => { if (number) timers[number - 1] = null; },
  addEventListener: () => {}, getSelection: () => "",
};
vm.runInNewContext(script, window);

// The letters of a row by their columns, as they are drawn.
const letters = (row) => {
  const found = {};
  for (const element of row.children.filter((element) => element.name === "text")) {
    const places = element.attributes.x.split(" ").map(Number);
    const text = element.textContent;
    if (places.length === 1) found[places[0] / 10] = text;
    else places.forEach((x, place) => { found[x / 10] = text[place]; });
  }
  return found;
};
const press = (key) =>
  document.listeners.keydown({ key, target: { tagName: "BODY" }, preventDefault() {} });

const slides = JSON.parse(data).slides;
const steps = [];
let words = 0;
for (const slide of slides) {
  steps.push(elements.get("place").textContent);
  if (elements.get("words").textContent.includes("Step " + slide[0] + ". ")) words += 1;
  press("ArrowRight");
}
press("Home");
const still = letters(picture.children[0]);
press(" ");
const playing = letters(picture.children[0]);
for (let turn = 0; turn < slides.length; turn += 1) {
  const waiting = timers;
  timers = [];
  waiting.forEach((action) => action && action());
}
for (const key of ["n", "p", "End", " ", " ", "Home"]) press(key);
console.log(JSON.stringify({
  isLive: classes.has("live"), isPictureFirst: shownBefore.every(Boolean),
  isShown: elements.get("player").hidden === false, steps, words,
  changed: Object.keys({ ...still, ...playing }).filter((x) => still[x] !== playing[x])
    .map((x) => [Number(x), still[x] || "", playing[x] || ""]),
}));
