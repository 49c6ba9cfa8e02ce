// The course of a target is fetched when its panel is opened; without script a link leads to it.
"use strict";
document.addEventListener("toggle", async (event) => {
  const place = event.target.open && event.target.querySelector("[data-course]");
  if (!place) return;
  const answer = await fetch(place.dataset.course);
  if (!answer.ok) return; // the link stays
  place.removeAttribute("data-course");
  place.insertAdjacentHTML("afterbegin", await answer.text());
}, true);
