// Hides the entries in which a word that is looked for does not stand.
"use strict";
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const entries = Array.from(document.querySelectorAll("#lijst > li"), (entry) => [entry, plain(entry.textContent)]);
const input = document.getElementById("zoek");
const output = document.querySelector("output");
let waiting = 0;

function search() {
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const [entry, text] of entries) {
    const fits = words.every((word) => text.includes(word));
    if (entry.hidden === fits) entry.hidden = !fits;
    count += fits;
  }
  output.value = `${count} van ${entries.length}`;
  history.replaceState(null, "", words.length ? `#${encodeURIComponent(input.value)}` : "#");
}

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 80);
});
document.querySelector("search").hidden = false;
if (location.hash.length > 1 && location.hash !== "#lijst") {
  try { input.value = decodeURIComponent(location.hash.slice(1)); } catch { /* No search of ours. */ }
}
search();
