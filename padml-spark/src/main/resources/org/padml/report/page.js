// What the page does beyond standing there: interactive figures, places, the structure, downloads.
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var darkMode = window.matchMedia('(prefers-color-scheme: dark)');
  var charts = {};
  var viewers = {};

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function draw(id) {
    var holder = document.getElementById(id);
    var width = holder.clientWidth;
    if (!width) { return; }
    var figure = data.figures[id].figure;
    if (charts[id]) { charts[id].dispose(); } else { holder.textContent = ''; }
    holder.style.height = padmlFigures.height(figure, width) + 'px';
    var chart = echarts.init(holder, null, { renderer: 'svg' });
    chart.setOption(padmlFigures.option(figure, width, darkMode.matches));
    chart.on('click', function (p) { clicked(id, figure, p); });
    charts[id] = chart;
  }

  function drawAll() { Object.keys(data.figures).forEach(draw); }

  function clicked(id, figure, p) {
    var place = document.getElementById(id).closest('.place');
    if (!place) { return; }
    var mode = figure.kind === 'ribbon' ? p.value[4] : figure.kind === 'modes' ? p.dataIndex + 1 : null;
    if (mode) { load(place.id, mode, true); }
  }

  // The structure, coloured by how often each residue is in contact.
  function colour(occupancy) {
    function mix(a, b, t) {
      return 'rgb(' + [0, 1, 2].map(function (i) { return Math.round(a[i] + t * (b[i] - a[i])); }).join(',') + ')';
    }
    var v = Math.max(0, Math.min(1, occupancy || 0));
    return v < 0.5 ? mix([217, 221, 227], [233, 196, 106], 2 * v) : mix([233, 196, 106], [213, 94, 0], 2 * v - 1);
  }

  function load(placeId, mode, scroll) {
    var place = data.places[placeId];
    var stage = document.getElementById(placeId + '-stage');
    var structure = place && stage && place.structures[mode];
    all('.buttons button', document.getElementById(placeId)).forEach(function (b) {
      b.setAttribute('aria-pressed', String(Number(b.dataset.mode) === Number(mode)));
    });
    if (!structure) { return; }
    if (typeof $3Dmol === 'undefined') { return; }
    try {
      if (!viewers[placeId]) {
        stage.textContent = '';
        viewers[placeId] = $3Dmol.createViewer(stage, { backgroundAlpha: 0, antialias: true });
      }
      show(viewers[placeId], structure, place.occupancy);
    } catch (e) {
      var note = document.createElement('p');
      note.textContent = 'The structure needs WebGL, which this browser does not give: ' + e.message;
      stage.textContent = '';
      stage.appendChild(note);
      return;
    }
    if (scroll && window.innerWidth < 860) { stage.scrollIntoView({ behavior: 'smooth', block: 'center' }); }
  }

  function show(viewer, structure, occupancy) {
    viewer.removeAllModels();
    var model = viewer.addModel(structure, 'pdb');
    function by(atom) {
      return colour(occupancy[[atom.chain || '', atom.resi, (atom.icode || '').trim()].join('|')]);
    }
    var traced = model.selectedAtoms({ atom: 'CA' }).length > 3;
    viewer.setStyle({}, traced ? { cartoon: { colorfunc: by } } : { stick: { colorfunc: by, radius: 0.2 } });
    if (traced) {
      var touching = Object.keys(occupancy).filter(function (k) { return occupancy[k] > 0.3; });
      touching.forEach(function (key) {
        var k = key.split('|');
        var residue = { resi: Number(k[1]), not: { elem: 'H' } };
        if (k[0]) { residue.chain = k[0]; }
        viewer.addStyle(residue, { stick: { colorfunc: by, radius: 0.14 } });
      });
    }
    viewer.zoomTo();
    viewer.render();
  }

  function choose(placeId) {
    all('.place').forEach(function (p) { p.hidden = p.id !== placeId; });
    all('nav button').forEach(function (b) { b.setAttribute('aria-pressed', String(b.dataset.place === placeId)); });
    drawAll();
    if (viewers[placeId]) { viewers[placeId].resize(); } else { load(placeId, 1, false); }
  }

  function save(name, type, text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  document.addEventListener('click', function (event) {
    var b = event.target.closest('button');
    if (!b) { return; }
    if (b.dataset.place) {
      choose(b.dataset.place);
      window.history.replaceState(null, '', '#/' + b.dataset.place);
    } else if (b.dataset.mode) {
      load(b.closest('.place').id, Number(b.dataset.mode), false);
    } else if (b.dataset.save) {
      var f = data.figures[b.dataset.figure];
      var kind = b.dataset.save;
      var text = kind === 'csv' ? f.csv : kind === 'sql' ? f.sql : light(f.figure);
      save(f.file + '.' + kind, kind === 'svg' ? 'image/svg+xml' : 'text/plain', text);
    }
  });

  // For papers: always the light colours, at one width.
  function light(figure) {
    var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 800, height: figure.height });
    chart.setOption(padmlFigures.option(figure, 800, false));
    var text = chart.renderToSVGString();
    chart.dispose();
    return text;
  }

  var last = window.innerWidth;
  window.addEventListener('resize', function () {
    if (window.innerWidth === last) { return; } // phones resize in height while they scroll
    last = window.innerWidth;
    drawAll();
  });
  if (darkMode.addEventListener) { darkMode.addEventListener('change', drawAll); }

  var linked = document.getElementById(window.location.hash.substring(2));
  var first = linked && linked.matches('.place') ? linked : document.querySelector('.place');
  if (first) { choose(first.id); } else { drawAll(); }
})();
