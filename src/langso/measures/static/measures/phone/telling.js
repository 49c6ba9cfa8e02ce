// What a page of the village says at its top: kept, sent, no network, signed out; and
// below, what was written on this phone and did not get in.
"use strict";
langso.telling = (() => {
  const byId = (id) => document.getElementById(id);
  const put = (place, text) => { if (place.textContent !== text) place.textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);

  function time(at) {
    const moment = new Date(at);
    return `${moment.getHours()} giờ ${String(moment.getMinutes()).padStart(2, "0")}`;
  }

  function say(text, strong = "") {
    const news = byId("tin");
    news.hidden = false;
    news.querySelector("use").setAttribute("href", strong ? "#i-no-network" : "#i-on_track");
    put(news.querySelector("b"), strong);
    news.querySelector("span").textContent = text;
  }

  function tellLater(text, why) {
    say(text, why);
    langso.sendLater();
  }

  function tellSignedOut(words) {
    const link = document.createElement("a");
    link.href = `/tai-khoan/dang-nhap/?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = words.sign_in;
    say(`${words.signed_out} `);
    byId("tin").querySelector("span").append(link);
  }

  // What cannot be sent any more is shown until a person lets go of it.
  function leftOver(list, words, letGo) {
    const place = byId("con-lai");
    place.hidden = !list.length;
    if (!list.length) return;
    put(place.firstElementChild, fill(words.left_over, { list: list.join("; ") }));
    const button = place.querySelector("button");
    button.textContent = words.let_go;
    button.onclick = async () => {
      await letGo();
      location.reload();
    };
  }

  return { byId, fill, leftOver, put, say, tellLater, tellSignedOut, time };
})();
