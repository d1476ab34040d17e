/// What a page does with its slides: a few lines of script, the same in every page.
enum PageScript {
  static let text = #"""
    "use strict";
    (() => {
      const byID = (id) => document.getElementById(id);
      const data = JSON.parse(byID("data").textContent);
      const shapes = new Map(data.shapes.map(([key, path, cover]) => [key, [path, cover]]));
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;

      let rows = new Array(data.height).fill(0);
      const slides = data.slides.map(([step, page, stay, section, changes, sign]) => {
        rows = rows.slice();
        for (let i = 0; i < changes.length; i += 2) rows[changes[i]] = changes[i + 1];
        return { step, page, stay, section, sign, rows };
      });

      // Drawing

      const make = (parent, name, attributes, text) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const key in attributes) element.setAttribute(key, attributes[key]);
        if (text !== undefined) element.textContent = text;
        return parent.appendChild(element);
      };
      const picture = byID("picture");
      const groups = rows.map(() => make(picture, "g", {}));

      const drawBlocks = (group, text, x, y, fill) => {
        const paths = new Map();
        [...text].forEach((character, place) => {
          const [path, cover] = shapes.get(character);
          paths.set(cover, (paths.get(cover) || "") + `M${x + 10 * place} ${y}` + path);
        });
        for (const [cover, d] of paths) {
          make(group, "path", { d, fill, "fill-opacity": cover, "shape-rendering": "crispEdges" });
        }
      };

      // Where it plays, a sign in one column says so.
      const drawRow = (group, y, runs, sign) => {
        group.replaceChildren();
        for (let i = 0; i < runs.length; i += 3) {
          const [fill, ground, isBold, isUnderlined] = data.looks[runs[i]];
          const x = runs[i + 1] * 10;
          const isSingle = Array.isArray(runs[i + 2]);
          let text = isSingle ? runs[i + 2][0] : runs[i + 2];
          const at = sign - runs[i + 1];
          if (!isSingle && at >= 0 && at < text.length) {
            text = text.slice(0, at) + data.playing + text.slice(at + 1);
          }
          const width = 10 * (isSingle ? runs[i + 2][1] : text.length);
          if (ground) {
            make(group, "rect", {
              x, y, width, height: 20, fill: ground, "shape-rendering": "crispEdges" });
          }
          if (!isSingle && shapes.has(text[0])) {
            drawBlocks(group, text, x, y, fill);
            continue;
          }
          // Browsers leave out blanks at the beginning and make one of several.
          const letters = isSingle ? [text] : text.split("");
          const kept = letters.map((letter, place) => [letter, x + 10 * place]).filter(
            ([letter], place) => letter !== " " || (place && letters[place - 1] !== " "));
          make(group, "text", {
            x: kept.map(([, place]) => place).join(" "), y: y + 15, fill,
            ...(isBold ? { "font-weight": "bold" } : {}),
            ...(isUnderlined ? { "text-decoration": "underline" } : {}),
          }, kept.map(([letter]) => letter).join(""));
        }
      };

      // Going through the slides

      let current = -1;
      let timer = 0;
      let addressTimer = 0;
      const shown = new Array(data.height).fill(-1);

      const name = (slide) => "#step-" + slide.step + (slide.page ? "-" + (slide.page + 1) : "");
      const draw = () => {
        const slide = slides[current];
        slide.rows.forEach((row, y) => {
          const key = y === 0 && timer ? -2 - row : row;
          if (shown[y] === key) return;
          shown[y] = key;
          drawRow(groups[y], 20 * y, data.rows[row], y === 0 && timer ? slide.sign : -1);
        });
      };
      const show = (number) => {
        current = Math.min(Math.max(0, number), slides.length - 1);
        draw();
        const slide = slides[current];
        const words = byID("t" + slide.step);
        byID("words").textContent = words ? words.textContent : "";
        byID("slider").value = current;
        byID("slider").setAttribute("aria-valuetext", "step " + slide.step);
        byID("place").textContent = "step " + slide.step;
        byID("back").disabled = byID("sectionBack").disabled = current === 0;
        byID("on").disabled = byID("sectionOn").disabled = current === slides.length - 1;
        clearTimeout(addressTimer);
        addressTimer = setTimeout(() => {
          if (location.hash !== name(slide)) history.replaceState(null, "", name(slide));
        }, 200);
      };
      const play = () => {
        timer = setTimeout(() => {
          if (current === slides.length - 1) return pause();
          show(current + 1);
          play();
        }, slides[current].stay);
      };
      const pause = () => {
        if (!timer) return;
        clearTimeout(timer);
        timer = 0;
        draw();
        byID("play").textContent = "play";
        byID("words").setAttribute("aria-live", "polite");
      };
      const playOrPause = () => {
        if (timer) return pause();
        if (isStill) return go(current + 1);
        if (current === slides.length - 1) show(0);
        play();
        draw();
        byID("play").textContent = "pause";
        byID("words").setAttribute("aria-live", "off");
      };
      const go = (number) => {
        pause();
        show(number);
      };
      const sectionOn = () => {
        const next = slides.findIndex((slide) => slide.section > slides[current].section);
        return next < 0 ? slides.length - 1 : next;
      };
      const sectionBack = () => {
        const section = slides[current].section;
        const start = slides.findIndex((slide) => slide.section === section);
        if (start < current) return start;
        return Math.max(0, slides.findIndex((slide) => slide.section === slides[start - 1]?.section));
      };
      const goToAddress = () => {
        const [, step, page] = /^#step-(\d+)(?:-(\d+))?$/.exec(location.hash) || [];
        if (step === undefined) return current < 0 && show(0);
        const after = slides.findIndex((slide) => slide.step > step);
        const last = (after < 0 ? slides.length : after) - 1;
        const exact = slides.findIndex(
          (slide) => slide.step === Number(step) && slide.page + 1 === Number(page || 1));
        const place = exact < 0 ? last : exact;
        if (place !== current) go(place);
      };

      // Keys, buttons, touch

      const keys = {
        ArrowRight: () => go(current + 1), PageDown: () => go(current + 1),
        ArrowLeft: () => go(current - 1), PageUp: () => go(current - 1),
        Home: () => go(0), End: () => go(slides.length - 1),
        n: () => go(sectionOn()), p: () => go(sectionBack()), " ": playOrPause,
      };
      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === " " && event.target.tagName === "BUTTON") return;
        const action = keys[event.key];
        if (!action) return;
        event.preventDefault();
        action();
      });
      byID("screen").addEventListener("click", (event) => {
        if (String(getSelection())) return;
        const box = byID("screen").getBoundingClientRect();
        go(current + (event.clientX < box.left + box.width / 3 ? -1 : 1));
      });
      byID("back").addEventListener("click", () => go(current - 1));
      byID("on").addEventListener("click", () => go(current + 1));
      byID("sectionBack").addEventListener("click", () => go(sectionBack()));
      byID("sectionOn").addEventListener("click", () => go(sectionOn()));
      byID("play").addEventListener("click", playOrPause);
      byID("play").hidden = isStill;
      byID("slider").max = slides.length - 1;
      byID("slider").addEventListener("input", (event) => go(Number(event.target.value)));
      addEventListener("hashchange", goToAddress);

      // The words stay in view until there is a picture in their place.
      goToAddress();
      document.documentElement.classList.add("live");
      byID("player").hidden = false;
    })();
    """#
}
