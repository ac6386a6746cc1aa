// Draws the figures, and lets the legend and the buttons steer the map. document.body's data-state
// says "ready" when everything is drawn, or "failed", for whoever opens the page by machine.
(function () {
  "use strict";
  var body = document.body;
  body.dataset.state = "drawing";
  window.addEventListener("error", function (event) {
    body.dataset.state = "failed";
    body.dataset.error = event.message;
  });

  // Bokeh draws inside shadow roots, which a query from outside does not enter.
  function isDrawn(node) {
    if (node.tagName === "CANVAS" || node.tagName === "svg") return true;
    var inside = Array.from(node.children).concat(Array.from((node.shadowRoot || {}).children || []));
    return inside.some(isDrawn);
  }

  function embed(holder) {
    return Bokeh.embed.embed_item(JSON.parse(holder.textContent), holder.dataset.target);
  }

  function steer(plot) {
    var whole = [plot.x_range.start, plot.x_range.end, plot.y_range.start, plot.y_range.end];

    document.querySelectorAll("input[data-layers]").forEach(function (box) {
      var names = box.dataset.layers.split(" ");
      function show() {
        plot.renderers.forEach(function (renderer) {
          if (names.indexOf(renderer.name) >= 0) renderer.visible = box.checked;
        });
      }
      box.addEventListener("change", show);
      show();
    });

    document.querySelectorAll("button[data-zoom]").forEach(function (button) {
      button.addEventListener("click", function () {
        var to = whole;
        if (button.dataset.zoom !== "whole") {
          var factor = Number(button.dataset.zoom) / 2;
          var x = plot.x_range, y = plot.y_range;
          var cx = (x.start + x.end) / 2, cy = (y.start + y.end) / 2;
          var w = (x.end - x.start) * factor, h = (y.end - y.start) * factor;
          to = [cx - w, cx + w, cy - h, cy + h];
        }
        plot.x_range.setv({start: to[0], end: to[1]});
        plot.y_range.setv({start: to[2], end: to[3]});
      });
    });
  }

  // A bar of a round length of at most a quarter of the map, in the reader's units.
  function measure(plot) {
    var scale = document.querySelector(".scale");
    var bar = scale.querySelector("i"), label = scale.querySelector("span");
    var sheet = document.getElementById("bokeh-map");
    function draw() {
      var metres = plot.x_range.end - plot.x_range.start;
      if (!(metres > 0) || !sheet.clientWidth) return;
      var power = Math.pow(10, Math.floor(Math.log10(metres / 4)));
      var length = [5, 2, 1].map(function (n) { return n * power; })
        .find(function (n) { return n <= metres / 4; });
      var zoom = Number(sheet.style.zoom) || 1;
      bar.style.width = (length / metres * sheet.clientWidth * zoom) + "px";
      label.textContent = length >= 1000
        ? length / 1000 + "\u00a0" + scale.dataset.kilometre
        : Number(length.toPrecision(1)) + "\u00a0" + scale.dataset.metre;
    }
    plot.x_range.change.connect(draw);
    window.addEventListener("resize", draw);
    window.addEventListener("beforeprint", draw);
    draw();
  }

  // Figures keep their screen layout on paper and are made smaller as a whole: A4 is 700 px wide.
  var PAPER = {map: 690, chart: 540};
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".plot").forEach(function (plot) {
      var width = plot.clientWidth;
      var room = plot.id === "bokeh-map" ? PAPER.map : PAPER.chart;
      plot.style.width = width + "px";
      plot.style.zoom = Math.min(1, room / width);
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll(".plot").forEach(function (plot) {
      plot.style.width = plot.style.zoom = "";
    });
  });

  var holders = Array.from(document.querySelectorAll("script[data-target]"));
  Promise.all(holders.map(embed)).then(function (all) {
    steer(all[0].roots[0].model);
    measure(all[0].roots[0].model);
    body.dataset.drawn = String(Array.from(document.querySelectorAll(".plot")).filter(isDrawn).length);
    body.dataset.state = "ready";
  }, function (error) {
    body.dataset.state = "failed";
    body.dataset.error = String(error);
  });
})();
