// Households with a count of their own, found on this phone as one types: number, name or
// lane, without marks. After finding.js and meeting.js.
"use strict";
(() => {
  const may = JSON.parse(document.getElementById("may").textContent), { finding, votes } = langso;
  const { byId, fill, put } = langso.telling, FOUND = 8;
  const homes = may.homes.map(([id, called, number, address, note]) => ({
    id, called, about: note || [number && fill(may.words.number, { number }), address].filter(Boolean).join(", "),
    key: finding.keyOf(number, called, address),
  }));
  const isNamed = ({ id }) => Boolean(byId(`v-${id}`));

  // Give a household a box of its own; nothing where it has one or is not proposed.
  votes.name = (id) => {
    const home = homes.find((one) => one.id === id);
    if (!home || isNamed(home)) return;
    const line = byId("mau").content.firstElementChild.cloneNode(true), box = line.querySelector("input");
    const [called, about] = line.querySelectorAll("span");
    box.id = box.name = `v-${id}`;
    line.querySelector("label").htmlFor = box.id;
    called.textContent = home.called;
    about.textContent = home.about;
    byId("rieng").append(line);
  };

  function lineOf(home) {
    const line = document.createElement("li"), button = document.createElement("button"), about = document.createElement("span");
    button.type = "button";
    button.className = "ls-choice";
    about.className = "ls-small";
    about.textContent = home.about;
    button.append(home.called, about);
    button.addEventListener("click", () => {
      votes.name(home.id);
      byId("tim").value = "";
      find();
      byId(`v-${home.id}`).focus();
    });
    line.append(button);
    return line;
  }

  function find() {
    const words = finding.wordsOf(byId("tim").value);
    const found = words.length ? homes.filter((one) => !isNamed(one) && finding.matches(one.key, words)) : [];
    byId("thay").replaceChildren(...found.slice(0, FOUND).map(lineOf));
    put(byId("tim-dem"), words.length && !found.length ? may.words.none : "");
  }

  for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = true;
  byId("tim").addEventListener("input", find);
  votes.begin();
})();
