// Draws the figures. document.body's data-state says "ready" or "failed", as on the report page.
(function () {
  "use strict";
  var body = document.body;
  body.dataset.state = "drawing";
  var PAPER = 310; // width of a chart on A4, in CSS pixels

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".plot").forEach(function (plot) {
      var width = plot.clientWidth;
      plot.style.width = width + "px";
      plot.style.zoom = Math.min(1, PAPER / width);
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll(".plot").forEach(function (plot) {
      plot.style.width = plot.style.zoom = "";
    });
  });

  var holders = Array.from(document.querySelectorAll("script[data-target]"));
  Promise.all(holders.map(function (holder) {
    return Bokeh.embed.embed_item(JSON.parse(holder.textContent), holder.dataset.target);
  })).then(function () {
    body.dataset.state = "ready";
  }, function (error) {
    body.dataset.state = "failed";
    body.dataset.error = String(error);
  });
})();
