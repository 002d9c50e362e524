// What the pages do in a browser: theme, charts, sortable tables, tabs, the days before and after.
(function () {
  "use strict";

  var root = document.documentElement;
  var plots = [];

  // Theme: applied before the body is drawn.
  function stored() {
    try { return localStorage.getItem("lakeglass-theme"); } catch (e) { return null; }
  }
  function store(theme) {
    try { localStorage.setItem("lakeglass-theme", theme); } catch (e) { /* no storage, no memory */ }
  }
  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var chosen = stored();
  if (chosen === "dark" || chosen === "light") root.setAttribute("data-theme", chosen);

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function icon(path) {
    var ns = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var shape = document.createElementNS(ns, "path");
    shape.setAttribute("d", path);
    svg.appendChild(shape);
    return svg;
  }
  var SUN = "M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z";
  var MOON = "M20 14.5A8.5 8.5 0 1 1 9.5 4a6.8 6.8 0 0 0 10.5 10.5Z";

  function startTheme() {
    var button = document.getElementById("theme");
    function show() { button.replaceChildren(icon(isDark() ? SUN : MOON)); }
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      store(next);
      show();
      redraw();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { show(); redraw(); });
  }

  // The days before and after, from days.js that every run rewrites.
  function startDays() {
    var date = document.body.dataset.date;
    var days = window.lakeglassDays || [];
    var here = days.indexOf(date);
    var picker = document.querySelector(".day-picker");
    if (!picker || here < 0) return;
    var section = { quality: "quality.html", drift: "drift.html", cost: "cost.html" }[document.body.dataset.section] || "index.html";
    function link(day, label, path) {
      var a = element("a", "button icon");
      a.appendChild(icon(path));
      a.setAttribute("aria-label", day ? label + ", " + day : label + ": none");
      a.title = day || "";
      if (day) a.href = document.body.dataset.up + "date=" + day + "/" + section;
      else a.setAttribute("aria-disabled", "true");
      return a;
    }
    picker.prepend(link(days[here - 1], "Day before", "M15 5l-7 7 7 7"));
    picker.append(link(days[here + 1], "Day after", "M9 5l7 7-7 7"));
  }

  // Tables
  function valueOf(row, column) {
    var cell = row.cells[column];
    var raw = cell.dataset.sort;
    var number = cell.classList.contains("number");
    if (!number) return raw || cell.textContent.trim();
    return raw === "" ? null : Number(raw);
  }
  function compare(a, b) {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }
  function sortBy(table, column, header) {
    var body = table.tBodies[0];
    var number = header.classList.contains("number");
    var now = header.getAttribute("aria-sort");
    var next = now ? (now === "ascending" ? "descending" : "ascending") : number ? "descending" : "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th) { th.removeAttribute("aria-sort"); });
    header.setAttribute("aria-sort", next);
    var rows = Array.prototype.map.call(body.rows, function (row) { return { row: row, value: valueOf(row, column) }; });
    rows.sort(function (a, b) {
      if (a.value === null || b.value === null) return compare(a.value, b.value);
      return next === "ascending" ? compare(a.value, b.value) : compare(b.value, a.value);
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
  }
  function startTable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th, column) {
      if (!th.textContent.trim() || table.tBodies[0].rows.length < 2) return;
      var button = element("button", "", th.textContent.trim());
      button.type = "button";
      th.replaceChildren(button);
      button.addEventListener("click", function () { sortBy(table, column, th); });
    });
    var filter = table.closest(".table-panel").querySelector(".filter");
    if (!filter) return;
    filter.hidden = false;
    filter.querySelector("input").addEventListener("input", function (event) {
      var words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
      });
    });
  }

  // Tabs
  function startTabs(tabs) {
    var sections = Array.prototype.slice.call(tabs.querySelectorAll(":scope > .tab"));
    if (sections.length < 2) return;
    var list = element("div", "tab-list");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", tabs.dataset.label);
    var buttons = sections.map(function (section) {
      var button = element("button", "", section.dataset.title);
      button.type = "button";
      button.setAttribute("role", "tab");
      section.setAttribute("role", "tabpanel");
      section.setAttribute("aria-label", section.dataset.title);
      list.appendChild(button);
      return button;
    });
    function select(index) {
      sections.forEach(function (section, i) {
        section.hidden = i !== index;
        buttons[i].setAttribute("aria-selected", String(i === index));
        buttons[i].tabIndex = i === index ? 0 : -1;
      });
      drawVisible();
    }
    buttons.forEach(function (button, i) {
      button.addEventListener("click", function () { select(i); });
      button.addEventListener("keydown", function (event) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        var next = (i + step + buttons.length) % buttons.length;
        select(next);
        buttons[next].focus();
      });
    });
    tabs.prepend(list);
    select(0);
  }

  // Numbers as the pages write them
  var plain = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
  var whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
  function number(value) { return Math.abs(value) >= 1000 ? whole.format(value) : plain.format(value); }
  function duration(ms) {
    if (ms < 1000) return number(ms) + " ms";
    return ms < 60000 ? number(ms / 1000) + " s" : number(ms / 60000) + " min";
  }
  function usd(value) {
    if (value >= 1000) return "$" + whole.format(value);
    return value === 0 || value >= 1 ? "$" + value.toFixed(2) : "$" + plain.format(value);
  }
  function share(value) {
    var percent = value * 100, size = Math.abs(percent);
    return percent.toFixed(size >= 100 || size === 0 ? 0 : size >= 0.1 ? 1 : 2) + " %";
  }
  function tick(unit, value) {
    if (unit === "share") return number(value * 100) + " %";
    return value === 0 && unit === "usd" ? "$0" : format(unit, value);
  }
  function format(unit, value) {
    if (value === null || value === undefined) return "no data";
    if (unit === "share") return share(value);
    if (unit === "usd") return usd(value);
    if (unit === "milliseconds") return duration(value);
    return number(value);
  }
  var dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  var longDayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

  // Charts
  function colour(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }
  function translucent(hex, alpha) {
    var n = parseInt(hex.slice(1), 16);
    return "rgba(" + (n >> 16) + "," + ((n >> 8) & 255) + "," + (n & 255) + "," + alpha + ")";
  }
  function stack(series) {
    var totals = [];
    return series.map(function (one) {
      return one.values.map(function (value, i) {
        if (value === null) return totals[i] === undefined ? null : totals[i];
        totals[i] = (totals[i] || 0) + value;
        return totals[i];
      });
    });
  }
  function rangeOf(data) {
    return function (plot, low, high) {
      var top = high;
      if (data.baseline !== undefined) top = Math.max(top, data.baseline);
      var bottom = Math.min(0, low);
      if (!(top > bottom)) top = bottom + 1;
      return [bottom, top + (top - bottom) * 0.08];
    };
  }
  function axisSize(values, unit) {
    var longest = values.reduce(function (a, b) { return Math.max(a, b.length); }, 0);
    return longest * 6.6 + 14;
  }
  function marks(data) {
    return function (plot) {
      var c = plot.ctx, box = plot.bbox, ratio = devicePixelRatio || 1;
      c.save();
      if (data.since !== undefined) {
        var x = Math.round(plot.valToPos(data.since, "x", true));
        var half = data.days.length > 1 ? (plot.valToPos(data.days[1], "x", true) - plot.valToPos(data.days[0], "x", true)) / 2 : 0;
        var left = Math.max(box.left, x - half);
        c.fillStyle = translucent(colour("--warn"), 0.09);
        c.fillRect(left, box.top, box.left + box.width - left, box.height);
      }
      if (data.baseline !== undefined) {
        var y = Math.round(plot.valToPos(data.baseline, "y", true)) + 0.5;
        c.strokeStyle = colour("--ink-3");
        c.lineWidth = ratio;
        c.setLineDash([3 * ratio, 3 * ratio]);
        c.beginPath();
        c.moveTo(box.left, y);
        c.lineTo(box.left + box.width, y);
        c.stroke();
      }
      c.restore();
    };
  }
  function tooltip(host, data) {
    var tip = element("div", "tip");
    tip.hidden = true;
    host.appendChild(tip);
    function row(i, series, index) {
      var value = series.values[index];
      var line = element("div", "tip-row");
      var name = element("span");
      name.appendChild(element("span", "swatch s" + (i + 1)));
      name.appendChild(document.createTextNode(series.name));
      line.append(name, element("span", "", format(data.unit, value)));
      tip.appendChild(line);
      var facts = [];
      if (value !== null && series.lower[index] !== undefined && series.lower[index] !== null)
        facts.push(format(data.unit, series.lower[index]) + " to " + format(data.unit, series.upper[index]));
      if (series.counts[index] !== undefined && series.counts[index] !== null) facts.push("n " + whole.format(series.counts[index]));
      if (facts.length) tip.appendChild(element("small", "", facts.join(", ")));
    }
    return function (plot) {
      var index = plot.cursor.idx;
      if (index === null || index === undefined || plot.cursor.left < 0) { tip.hidden = true; return; }
      tip.replaceChildren(element("b", "", longDayFormat.format(new Date(data.days[index] * 1000))));
      data.series.forEach(function (series, i) { row(i, series, index); });
      if (data.kind === "bars" && data.series.length > 1) {
        var sum = data.series.reduce(function (a, s) { return a + (s.values[index] || 0); }, 0);
        var line = element("div", "tip-row");
        line.append(element("span", "", "Together"), element("span", "", format(data.unit, sum)));
        tip.appendChild(line);
      }
      if (data.baseline !== undefined) {
        var base = element("div", "tip-row");
        base.append(element("span", "", "Baseline"), element("span", "", format(data.unit, data.baseline)));
        tip.appendChild(base);
      }
      tip.hidden = false;
      var area = plot.over, left = area.offsetLeft + plot.cursor.left;
      var right = left + 14 + tip.offsetWidth <= host.clientWidth;
      tip.style.left = Math.max(0, right ? left + 14 : left - 14 - tip.offsetWidth) + "px";
      tip.style.top = area.offsetTop + "px";
    };
  }
  function linesOf(data) {
    var series = [{}], columns = [data.days], bands = [];
    data.series.forEach(function (one, i) {
      var stroke = colour("--c" + (i + 1));
      columns.push(one.values);
      series.push({ label: one.name, stroke: stroke, width: 2, points: { show: data.days.length < 32, size: 5, fill: stroke, stroke: stroke }, spanGaps: false });
      if (one.upper.length && data.series.length <= 3) {
        columns.push(one.upper, one.lower);
        series.push({ stroke: "transparent", width: 0, points: { show: false } }, { stroke: "transparent", width: 0, points: { show: false } });
        bands.push({ series: [series.length - 2, series.length - 1], fill: translucent(stroke, 0.13) });
      }
    });
    return { series: series, columns: columns, bands: bands };
  }
  function barsOf(data) {
    var stacked = stack(data.series), series = [{}], columns = [data.days];
    // The tallest is drawn first, so that every part stays visible in front of it.
    for (var i = data.series.length - 1; i >= 0; i--) {
      columns.push(stacked[i]);
      series.push({ label: data.series[i].name, fill: colour("--c" + (i + 1)), stroke: colour("--surface"), width: 1, points: { show: false }, paths: uPlot.paths.bars({ size: [0.62, 46], radius: i === data.series.length - 1 ? 0.12 : 0 }) });
    }
    return { series: series, columns: columns, bands: [] };
  }
  function draw(chart) {
    var host = chart.host, data = chart.data;
    if (chart.plot) chart.plot.destroy();
    host.replaceChildren();
    var parts = data.kind === "bars" ? barsOf(data) : linesOf(data);
    var grid = { stroke: colour("--line"), width: 1 }, ink = colour("--ink-3");
    var font = "11px " + getComputedStyle(document.body).fontFamily;
    var move = tooltip(host, data);
    chart.plot = new uPlot({
      width: host.clientWidth,
      height: host.clientHeight,
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      padding: [8, 22, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: data.kind === "bars" ? { show: false } : { size: 7 }, drag: { x: false, y: false } },
      scales: {
        x: { time: true, range: function (plot, low, high) { var pad = data.kind === "bars" ? 43200 : 14400; return [low - pad, high + pad]; } },
        y: { range: rangeOf(data) }
      },
      series: parts.series,
      bands: parts.bands,
      axes: [
        {
          stroke: ink, font: font, grid: { show: false }, ticks: { show: false }, size: 26, gap: 4,
          splits: function (plot) {
            var space = Math.max(1, Math.ceil(data.days.length / Math.max(1, Math.floor(plot.width / 68))));
            return data.days.filter(function (day, i) { return (data.days.length - 1 - i) % space === 0; });
          },
          values: function (plot, splits) { return splits.map(function (day) { return dayFormat.format(new Date(day * 1000)); }); }
        },
        {
          stroke: ink, font: font, grid: grid, ticks: { show: false }, gap: 4, space: 36,
          size: function (plot, values) { return values ? axisSize(values) : 40; },
          values: function (plot, splits) { return splits.map(function (value) { return tick(data.unit, value); }); }
        }
      ],
      hooks: { setCursor: [move], drawClear: [marks(data)] }
    }, parts.columns, host);
  }
  function key(chart) {
    if (chart.data.series.length < 2) return;
    var list = element("ul", "chart-key");
    chart.data.series.forEach(function (series, i) {
      var item = element("li");
      item.append(element("span", "swatch s" + (i + 1)), document.createTextNode(series.name));
      list.appendChild(item);
    });
    chart.host.before(list);
  }
  function startChart(figure) {
    var block = figure.querySelector(".chart-data");
    if (!block) return;
    var chart = { host: figure.querySelector(".plot"), data: JSON.parse(block.textContent), plot: null };
    plots.push(chart);
    key(chart);
    new ResizeObserver(function () {
      if (!chart.plot || !chart.host.clientWidth) return;
      if (chart.plot.width !== chart.host.clientWidth || chart.plot.height !== chart.host.clientHeight)
        chart.plot.setSize({ width: chart.host.clientWidth, height: chart.host.clientHeight });
    }).observe(chart.host);
  }
  function drawVisible() {
    plots.forEach(function (chart) { if (!chart.plot && chart.host.clientWidth) draw(chart); });
  }
  function redraw() {
    plots.forEach(function (chart) { if (chart.plot) draw(chart); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    startTheme();
    startDays();
    document.querySelectorAll("figure.chart").forEach(startChart);
    document.querySelectorAll("table.data").forEach(startTable);
    document.querySelectorAll(".tabs").forEach(startTabs);
    drawVisible();
  });
  // Paper is light, and hidden tabs are on it too.
  var themeOnScreen = null;
  addEventListener("beforeprint", function () {
    themeOnScreen = root.getAttribute("data-theme");
    root.setAttribute("data-theme", "light");
    redraw();
    document.querySelectorAll(".tab[hidden]").forEach(function (tab) { tab.dataset.folded = "1"; tab.hidden = false; });
    drawVisible();
  });
  addEventListener("afterprint", function () {
    if (themeOnScreen) root.setAttribute("data-theme", themeOnScreen);
    else root.removeAttribute("data-theme");
    redraw();
    document.querySelectorAll(".tab[data-folded]").forEach(function (tab) { delete tab.dataset.folded; tab.hidden = true; });
  });
})();
