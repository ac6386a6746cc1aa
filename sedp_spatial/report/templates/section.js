// A click on the map: what is known of the plot stands on the card. Everything is set as text.
(function () {
  "use strict";
  var card = document.getElementById("card");
  var fields = JSON.parse(card.dataset.fields || "[]");

  function line(name, value) {
    var node = document.createElement(name);
    node.textContent = value;
    card.appendChild(node);
  }

  function show(data, at) {
    card.textContent = "";
    fields.forEach(function (field) {
      var column = data[field[0]];
      var value = column ? column[at] : "";
      if (value === "" || value === null || value === undefined) return;
      line("dt", field[1]);
      line("dd", String(value));
    });
  }

  function listen() {
    var plot = Bokeh.documents[0].roots()[0];
    var plots = plot.renderers.filter(function (renderer) {
      return String(renderer.name).indexOf("category-") === 0;
    });
    plots.forEach(function (renderer) {
      var source = renderer.data_source;
      source.selected.properties.indices.change.connect(function () {
        var chosen = source.selected.indices;
        if (chosen.length) show(source.data, chosen[0]);
      });
    });
    document.body.dataset.card = "ready";
  }

  function wait() {
    if (document.body.dataset.state === "ready") listen();
    else if (document.body.dataset.state !== "failed") window.setTimeout(wait, 60);
  }
  wait();
})();
