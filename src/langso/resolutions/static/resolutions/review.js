// The review beside its text: link both ways, search, mark words to add.
// Without this file every link, form and button on the page still works.
(() => {
  "use strict";
  const page = document.getElementById("xem-lai");
  const sheet = document.getElementById("to");
  const list = document.getElementById("ds");
  const marked = document.getElementById("da-chon");
  const byId = (id) => document.getElementById(id);
  const say = (words) => { byId("noi").textContent = words; };

  // An item and its place in the text light up together.
  let lit = [];
  const light = (code, scroll) => {
    lit.forEach((node) => node.classList.remove("is-lit"));
    const tag = byId(`t-${code}`);
    const row = byId(code);
    const mark = tag && tag.previousElementSibling;
    lit = [tag, row, mark && mark.tagName === "MARK" ? mark : null].filter(Boolean);
    lit.forEach((node) => node.classList.add("is-lit"));
    if (scroll && tag) reveal(sheet, tag);
  };
  const reveal = (pane, node) => {
    const inside = pane.getBoundingClientRect();
    const there = node.getBoundingClientRect();
    if (pane.scrollHeight <= pane.clientHeight + 1) return;
    if (there.top < inside.top + 24 || there.bottom > inside.bottom - 24) {
      pane.scrollTop += there.top - inside.top - pane.clientHeight / 3;
    }
  };
  const focusRow = (row) => {
    row.focus({ preventScroll: true });
    if (list.scrollHeight > list.clientHeight + 1) reveal(list, row);
    const box = row.getBoundingClientRect();
    const bar = byId("thanh").getBoundingClientRect();
    if (box.top < 0 || box.top > bar.top - 60) row.scrollIntoView({ block: "center" });
  };
  list.addEventListener("focusin", (event) => {
    const row = event.target.closest(".ls-item");
    if (row) light(row.id, true);
  });
  list.addEventListener("mouseover", (event) => {
    const row = event.target.closest(".ls-item");
    if (row) light(row.id, false);
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const goal = link && byId(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (goal && sheet.contains(link)) {
      event.preventDefault();
      goal.hidden = false;
      focusRow(goal);
    } else if (goal && sheet.contains(goal)) {
      event.preventDefault();
      light(goal.id.slice(2), true);
      goal.focus({ preventScroll: true });
      if (sheet.getBoundingClientRect().bottom < 80 || sheet.getBoundingClientRect().top > innerHeight - 80) {
        goal.scrollIntoView({ block: "center" });
      }
    } else if (goal && list.contains(goal)) {
      event.preventDefault();
      list.scrollTop += goal.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
      goal.focus({ preventScroll: list.scrollHeight > list.clientHeight + 1 });
    }
  });

  // A number of a doubt in the text opens that doubt above.
  sheet.addEventListener("click", (event) => {
    const tag = event.target.closest("[data-doubt]");
    const point = tag && document.querySelector(`[data-point="${tag.dataset.doubt}"] a`);
    if (!tag) return;
    event.preventDefault();
    if (point) point.click();
    else byId("diem").scrollIntoView();
  });
  const settle = () => {
    document.querySelectorAll("[data-point]").forEach((point) => {
      const tag = byId(`t-d${point.dataset.point}`);
      if (tag) tag.classList.toggle("is-settled", point.classList.contains("done"));
    });
  };

  // Search ignores accents, as people type on phones.
  const key = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  const search = byId("tim");
  byId("tim-khung").hidden = false;
  search.addEventListener("input", () => {
    const wanted = key(search.value.trim());
    let count = 0;
    list.querySelectorAll(".ls-item").forEach((row) => {
      row.hidden = Boolean(wanted) && !key(row.textContent).includes(wanted);
      count += row.hidden ? 0 : 1;
    });
    say(String(count));
  });

  // Words marked in the text, and where they begin in it, counted as the server counts.
  const offset = (node, at) => {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!paragraph) return null;
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    const words = range.cloneContents();
    words.querySelectorAll(".ls-tag").forEach((tag) => tag.remove());
    return Number(paragraph.dataset.at) + [...words.textContent.trimStart()].length;
  };
  const selection = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !sheet.contains(chosen.anchorNode)) return null;
    const range = chosen.getRangeAt(0);
    const words = range.cloneContents();
    words.querySelectorAll(".ls-tag").forEach((tag) => tag.remove());
    const quote = [...words.childNodes].map((n) => n.textContent).join(" ").trim();
    const start = offset(range.startContainer, range.startOffset);
    return quote && start !== null ? { quote, start } : null;
  };
  let taken = null;
  document.addEventListener("selectionchange", () => {
    const now = selection();
    if (now) taken = now;
    if (marked) marked.hidden = !now;
  });
  const add = (kind) => {
    const link = document.querySelector(`[data-add="${kind}"]`);
    if (!link) return;
    const words = selection() || (marked && !marked.hidden ? taken : null);
    const url = new URL(link.href);
    if (words) {
      url.searchParams.set("quote", words.quote);
      url.searchParams.set("start", words.start);
    }
    htmx.ajax("GET", url.pathname + url.search, { target: link.closest("li"), swap: "outerHTML" });
  };
  if (marked) {
    marked.addEventListener("pointerdown", (event) => event.preventDefault());
    marked.addEventListener("click", (event) => {
      if (event.target.dataset.mark) add(event.target.dataset.mark);
    });
  }

  // The token may have changed since the page was loaded: a new sign-in in another tab.
  document.body.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    const sent = event.detail.parameters;
    if (token && sent.csrfmiddlewaretoken) sent.csrfmiddlewaretoken = token[1];
  });
  const trouble = () => {
    const box = document.createElement("p");
    box.className = "ls-notice mb-4";
    box.textContent = page.dataset.trouble;
    byId("bao").replaceChildren(box);
  };
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    document.body.addEventListener(name, trouble);
  });
  document.body.addEventListener("htmx:afterSettle", settle);
  settle();
  window.review = { add, focusRow, light, list, say };
})();
