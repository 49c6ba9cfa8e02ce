// Finding as one types: without marks, đ as d, every word at the beginning of a word.
// The same as fold() of the server; a test holds the two against each other.
"use strict";
langso.finding = (() => {
  const BEYOND = 0x3000; // no letter from here on carries marks
  const folded = new Map();

  function letter(char) {
    if (char.codePointAt(0) >= BEYOND) return char.toLowerCase();
    if (char === "đ" || char === "Đ") return "d";
    return char.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  }

  function fold(text) {
    let out = "";
    for (const char of text.normalize("NFC")) {
      if (!folded.has(char)) folded.set(char, letter(char));
      out += folded.get(char);
    }
    return out.normalize("NFC");
  }

  const keyOf = (...texts) => ` ${fold(texts.join(" ")).split(/\s+/).filter(Boolean).join(" ")}`;
  const wordsOf = (query) => fold(query).split(/\s+/).filter(Boolean);
  const matches = (key, words) => words.every((word) => key.includes(` ${word}`));

  return { fold, keyOf, matches, wordsOf };
})();
