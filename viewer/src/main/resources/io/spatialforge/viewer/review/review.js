// Keys of the review and the photograph after this one. Without it all is done by forms.

const form = document.getElementById("ballot");
const undo = document.getElementById("undo");
const note = form?.elements.namedItem("note");
let armed = false;
let sent = false;

// How long the page was looked at: not while it was out of sight.

let before = 0;
let since = document.visibilityState === "visible" ? performance.now() : null;
document.addEventListener("visibilitychange", () => {
  const now = performance.now();
  if (since !== null) {
    before += now - since;
  }
  since = document.visibilityState === "visible" ? now : null;
});
const seconds = () => (before + (since === null ? 0 : performance.now() - since)) / 1000;

for (const each of [form, undo]) {
  each?.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    const looked = each.elements.namedItem("looked");
    if (looked) {
      looked.value = seconds().toFixed(1);
    }
  });
}

// A page that the browser kept would show what was voted on.

addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

const arm = (on) => {
  armed = on;
  form?.classList.toggle("armed", on);
  return true;
};
const press = (button) => {
  button?.click();
  return Boolean(button);
};
const say = (value) => press(form?.querySelector(`button[value="${value}"]`));
const reject = (digit) => {
  const button = form?.querySelector(`button[data-digit="${digit}"]`);
  if (button?.value === "other" && note.value.trim() === "") {
    note.focus();
    return true;
  }
  return press(button);
};

const actions = {
  a: () => say("accept"),
  s: () => say("skip"),
  r: () => Boolean(form) && arm(!armed),
  u: () => press(undo?.querySelector("button")),
  b: () => press(document.querySelector(".review-boxes")),
};

// Before the keys of other pages, among which digits lead away from here.
addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (document.documentElement.dataset.keys === "off") {
      return;
    }
    if (event.target.matches("textarea, input:not([type=checkbox])")) {
      if (event.target === note && armed && event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        say("other");
      }
      if (event.target === note && event.key === "Escape") {
        note.blur();
      }
      return;
    }
    const digit = /^[0-9]$/.test(event.key);
    const known = digit || Object.hasOwn(actions, event.key) || (armed && event.key === "Escape");
    if (!known) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat || sent) {
      return;
    }
    if (event.key === "Escape") {
      arm(false);
    } else if (digit) {
      if (armed) {
        reject(event.key);
      }
    } else {
      actions[event.key]();
    }
  },
  true,
);

// The next photograph comes while this one is looked at.

const next = form?.dataset.next;
if (next) {
  const ahead = () => {
    new Image().src = next;
  };
  if (document.readyState === "complete") {
    ahead();
  } else {
    addEventListener("load", ahead);
  }
}
