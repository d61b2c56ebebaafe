// What pages can do beyond links and forms: the theme, layers of a photograph, keys. Without it all pages work.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const first = (selector) => document.querySelector(selector);

/** A choice that this browser keeps; nothing is kept where it must not be. */
const kept = {
  read(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // It holds for this page alone.
    }
  },
};

// The theme: the system's, until somebody chooses.

const theme = kept.read("theme");
if (theme === "light" || theme === "dark") {
  root.dataset.theme = theme;
}
const isDark = () =>
  root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const themeButton = byId("theme");
const nameTheme = () => {
  themeButton.textContent = isDark() ? "Light" : "Dark";
};
themeButton.hidden = false;
nameTheme();
themeButton.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  kept.write("theme", root.dataset.theme);
  nameTheme();
});

// Layers of the photograph: what is switched off stays so on the next page.

const photo = first(".photo");
for (const layer of ["boxes", "tags", "poses", "depth"]) {
  const box = first(`.layer-${layer}`);
  if (box) {
    const was = kept.read(`layer-${layer}`);
    if (was === "on" || was === "off") {
      box.checked = was === "on";
    }
    box.addEventListener("change", () => kept.write(`layer-${layer}`, box.checked ? "on" : "off"));
  }
}
const share = first(".depth-share");
if (share) {
  const depth = first(".photo .depth");
  const show = () => {
    depth.style.opacity = share.value / 100;
  };
  const was = Number(kept.read("depth-share"));
  if (was > 0 && was <= 100) {
    share.value = was;
  }
  share.hidden = false;
  show();
  share.addEventListener("input", () => {
    show();
    kept.write("depth-share", share.value);
  });
  depth.addEventListener("error", () => {
    const box = first(".layer-depth");
    if (box.checked) {
      box.checked = false;
      box.disabled = true;
      box.parentElement.append(" (not at hand any more)");
    }
  });
}
const click = (selector) => {
  const target = first(selector);
  target?.click();
  return Boolean(target);
};

// A region's name lights up its box.

const light = (event, lit) => {
  const name = event.target.closest?.(".name[data-region]");
  if (name) {
    for (const mark of document.querySelectorAll(".mark")) {
      mark.classList.toggle("lit", lit && mark.dataset.region === name.dataset.region);
    }
  }
};
document.addEventListener("mouseover", (event) => light(event, true));
document.addEventListener("mouseout", (event) => light(event, false));

// The photograph is never taller than the window; or, when asked, as large as the window.

const stage = photo?.querySelector(".stage");
const picture = stage?.querySelector(".photograph");
const fit = () => {
  if (!picture) {
    return;
  }
  const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const large = photo.classList.contains("large");
  const tallest = large ? innerHeight : Math.max(320, 0.82 * innerHeight);
  const widest = large ? innerWidth : photo.clientWidth;
  const scale = Math.min(widest / width, tallest / height);
  stage.style.width = large || scale * width < widest ? `${scale * width}px` : "";
};
const enlarge = (large) => {
  if (!picture) {
    return false;
  }
  photo.classList.toggle("large", large);
  const whole = first(".layers .whole");
  if (large && whole && picture.src) {
    picture.src = whole.href;
  }
  fit();
  return true;
};
addEventListener("resize", fit);
fit();

// Keys.

const keys = byId("keys");
const keysButton = byId("keys-button");
keysButton.hidden = false;
keysButton.addEventListener("click", () => keys.showModal());
// Who talks to the machine, or strikes keys by chance, can do without.
const keysOn = byId("keys-on");
const setKeys = (on) => {
  root.dataset.keys = on ? "on" : "off";
};
keysOn.checked = kept.read("keys") !== "off";
setKeys(keysOn.checked);
keysOn.addEventListener("change", () => {
  setKeys(keysOn.checked);
  kept.write("keys", keysOn.checked ? "on" : "off");
});

const lines = [...document.querySelectorAll(".found .line .open")];
const goAlongList = (step) => {
  const at = lines.indexOf(document.activeElement);
  const to = at < 0 ? (step > 0 ? 0 : -1) : at + step;
  if (to >= 0 && to < lines.length) {
    lines[to].focus();
    lines[to].scrollIntoView({ block: "nearest" });
    return true;
  }
  return click(step > 0 ? ".place a[rel=next]" : ".place a[rel=prev]");
};
const go = (step) =>
  lines.length > 0 ? goAlongList(step) : click(step > 0 ? ".beside a[rel=next]" : ".beside a[rel=prev]");

const tasks = ["grounding", "referring", "counting", "near-far", "left-right", "perspective"];
const goToTask = (number) => {
  const onPairs = ["pairs", "pair"].includes(document.body.dataset.page);
  const asked = new URLSearchParams(onPairs ? location.search : "");
  for (const name of ["from", "form", "task"]) {
    asked.delete(name);
  }
  if (number > 0) {
    asked.set("task", tasks[number - 1]);
  }
  const query = asked.toString();
  location.assign(query ? `/pairs?${query}` : "/pairs");
  return true;
};
const search = () => {
  const field = byId("search");
  if (field) {
    field.focus();
    field.select();
  } else {
    location.assign("/pairs#search");
  }
  return true;
};
if (location.hash === "#search") {
  byId("search")?.focus();
}

const leave = () => {
  if (photo?.classList.contains("large")) {
    return enlarge(false);
  }
  if (document.activeElement?.matches("input, .open")) {
    document.activeElement.blur();
    return true;
  }
  return false;
};

const actions = {
  j: () => go(1),
  ArrowRight: () => go(1),
  k: () => go(-1),
  ArrowLeft: () => go(-1),
  "/": search,
  "?": () => {
    keys.showModal();
    return true;
  },
  b: () => click(".layer-boxes"),
  l: () => click(".layer-tags"),
  p: () => click(".layer-poses"),
  o: () => click(".layer-depth"),
  f: () => enlarge(!photo?.classList.contains("large")),
  u: () => click("a[data-up]"),
  Escape: leave,
};
for (let number = 0; number <= 6; number++) {
  actions[String(number)] = () => goToTask(number);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keys.open) {
    return;
  }
  if ((typing || root.dataset.keys === "off") && event.key !== "Escape") {
    return;
  }
  if (Object.hasOwn(actions, event.key) && actions[event.key]()) {
    event.preventDefault();
  }
});
