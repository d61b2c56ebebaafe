// What the pages can do beyond links and forms: keys, the theme, layers of a photograph. Without it all pages work.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);

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

const theme = kept.read("theme");
if (theme === "light" || theme === "dark") {
  root.dataset.theme = theme;
}
const themeButton = byId("theme");
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  kept.write("theme", root.dataset.theme);
});

const keys = byId("keys");
const keysButton = byId("keys-button");
keysButton.hidden = false;
keysButton.addEventListener("click", () => keys.showModal());
