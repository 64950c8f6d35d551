// From the data of a figure to an ECharts option. Runs twice: in Java for the SVG files, in the page for
// the interactive figure. ECMAScript 5, no document, no window.
var padmlFigures = (function () {
  // Okabe and Ito: told apart by every kind of colour vision.
  var STATES = { unbound: '#c9ced6', encounter: '#e69f00', bound: '#0072b2' };
  var LINES = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a6d00', '#5b5b5b'];
  var ENERGY = ['#00204d', '#31446b', '#666970', '#958f78', '#cab969', '#ffea46'];
  // Without quotes, which ECharts would put into an attribute as they are.
  var SANS = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';

  function ink(dark) {
    return dark
      ? { text: '#d6dae1', soft: '#98a1b0', line: '#3a4250', empty: '#232936', card: '#1a1f29' }
      : { text: '#26303d', soft: '#667085', line: '#dfe3e9', empty: '#eef0f3', card: '#ffffff' };
  }

  function base(c) {
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: SANS, color: c.text, fontSize: 12 },
      tooltip: {
        confine: true, renderMode: 'richText', backgroundColor: c.card, borderColor: c.line,
        textStyle: { color: c.text, fontSize: 12, fontFamily: SANS }
      }
    };
  }

  function axis(c, more) {
    var a = {
      nameTextStyle: { color: c.soft, fontSize: 12 },
      axisLabel: { color: c.soft, fontSize: 11, hideOverlap: true },
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { lineStyle: { color: c.line } },
      splitLine: { lineStyle: { color: c.line, opacity: 0.6 } }
    };
    for (var k in more) {
      if (k === 'axisLabel') {
        for (var l in more[k]) { a[k][l] = more[k][l]; }
      } else {
        a[k] = more[k];
      }
    }
    return a;
  }

  function short(text, width) {
    var most = width < 500 ? 12 : 22;
    return text.length > most ? text.substring(0, most - 1) + '…' : text;
  }

  function digits(v) {
    return v === null || v === undefined ? '–' : String(Number(Number(v).toPrecision(3)));
  }

  function legend(c, names) {
    return { data: names, top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 14, type: 'scroll',
      textStyle: { color: c.text, fontSize: 12 }, pageTextStyle: { color: c.soft } };
  }

  // A whisker from low to high with the value as a dot; data: [position, value, low, high].
  function whisker(horizontal, colour) {
    return function (params, api) {
      var at = api.value(0);
      var low = api.coord(horizontal ? [api.value(2), at] : [at, api.value(2)]);
      var high = api.coord(horizontal ? [api.value(3), at] : [at, api.value(3)]);
      var d = 4;
      var style = { stroke: colour, lineWidth: 1.5, fill: 'none' };
      function line(x1, y1, x2, y2) {
        return { type: 'line', shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style };
      }
      if (isNaN(low[0]) || isNaN(low[1]) || isNaN(high[0]) || isNaN(high[1])) {
        return { type: 'group', children: [] };
      }
      return { type: 'group', children: horizontal
        ? [line(low[0], low[1], high[0], high[1]), line(low[0], low[1] - d, low[0], low[1] + d),
           line(high[0], high[1] - d, high[0], high[1] + d)]
        : [line(low[0], low[1], high[0], high[1]), line(low[0] - d, low[1], low[0] + d, low[1]),
           line(high[0] - d, high[1], high[0] + d, high[1])] };
    };
  }

  function whiskers(rows) {
    var out = [];
    for (var i = 0; i < rows.length; i++) {
      if (rows[i][2] !== null && rows[i][3] !== null) { out.push(rows[i]); }
    }
    return out;
  }

  function ribbon(f, width, c, o) {
    var names = ['bound', 'encounter', 'unbound'];
    o.grid = { left: width < 500 ? 64 : 92, right: 18, top: 30, bottom: 44 };
    o.legend = legend(c, names);
    o.xAxis = axis(c, { type: 'value', min: f.from, max: f.to, name: 'time / ns', nameLocation: 'middle', nameGap: 26,
      splitLine: { show: false }, splitNumber: width < 500 ? 4 : 6,
      axisLabel: { formatter: digits, showMinLabel: !f.from, showMaxLabel: false } });
    o.yAxis = axis(c, { type: 'category', data: f.replicas, inverse: true, splitLine: { show: false },
      axisTick: { show: false },
      axisLabel: { formatter: function (v) { return short(v, width); } } });
    o.tooltip.formatter = function (p) {
      var v = p.value;
      return f.replicas[v[1]] + ', ' + digits(v[0]) + ' to ' + digits(v[0] + f.step) + ' ns\nbound ' +
        Math.round(100 * v[3]) + ' % of ' + v[5] + ' frames' + (v[4] ? '\nmode ' + v[4] : '');
    };
    o.series = [];
    for (var s = 0; s < names.length; s++) {
      var rows = [];
      for (var i = 0; i < f.cells.length; i++) {
        if (f.cells[i][2] === names[s]) { rows.push(f.cells[i]); }
      }
      o.series.push({ name: names[s], type: 'custom', data: rows, itemStyle: { color: STATES[names[s]] },
        encode: { x: 0, y: 1 }, color: STATES[names[s]], renderItem: moment(STATES[names[s]], f.step) });
    }
    return o;
  }

  function moment(colour, step) {
    return function (params, api) {
      var from = api.coord([api.value(0), api.value(1)]);
      var to = api.coord([api.value(0) + step, api.value(1)]);
      var high = Math.min(34, api.size([0, 1])[1] * 0.76);
      return { type: 'rect', shape: { x: from[0], y: from[1] - high / 2, width: to[0] - from[0] + 0.5, height: high },
        style: { fill: colour } };
    };
  }

  function series(f, width, c, o) {
    var n = f.panels.length;
    var top = 34;
    var each = (f.height - top - 40) / n;
    o.grid = []; o.xAxis = []; o.yAxis = []; o.series = [];
    o.legend = legend(c, f.replicas);
    o.color = LINES;
    o.tooltip.trigger = 'axis';
    o.tooltip.valueFormatter = digits;
    o.axisPointer = { link: [{ xAxisIndex: 'all' }] };
    for (var p = 0; p < n; p++) {
      o.grid.push({ left: 62, right: 16, top: top + p * each + 8, height: each - 18 });
      o.xAxis.push(axis(c, { type: 'value', gridIndex: p, min: f.from, max: f.to, splitLine: { show: false },
        axisLabel: { show: p === n - 1, formatter: digits, showMinLabel: !f.from, showMaxLabel: false }, name: p === n - 1 ? 'time / ns' : '',
        nameLocation: 'middle', nameGap: 26 }));
      o.yAxis.push(axis(c, { type: 'value', gridIndex: p, scale: true, splitNumber: 3, name: f.panels[p].name,
        nameLocation: 'middle', nameGap: 44 }));
      for (var r = 0; r < f.replicas.length; r++) {
        o.series.push({ name: f.replicas[r], type: 'line', xAxisIndex: p, yAxisIndex: p, showSymbol: false,
          lineStyle: { width: 1.4 }, color: LINES[r % LINES.length], data: f.panels[p].lines[r] });
      }
    }
    return o;
  }

  function free(f, width, c, o) {
    function scale(a, gap) {
      return axis(c, { type: 'value', min: a.min, max: a.min + a.n * a.step, name: a.name, nameLocation: 'middle',
        nameGap: gap, splitLine: { show: false }, axisLabel: { formatter: digits, showMinLabel: false,
        showMaxLabel: false } });
    }
    var phone = width < 500;
    o.grid = { left: 54, right: phone ? 18 : 84, top: 12, bottom: phone ? 98 : 46,
      show: true, backgroundColor: c.empty, borderColor: c.line };
    o.xAxis = scale(f.x, 28);
    o.yAxis = scale(f.y, 36);
    o.visualMap = { min: 0, max: f.max, dimension: 2, inRange: { color: ENERGY }, calculable: false,
      orient: phone ? 'horizontal' : 'vertical', text: [digits(f.max) + ' kJ/mol', '0'], itemWidth: 12,
      itemHeight: phone ? 130 : 160, textStyle: { color: c.soft, fontSize: 11 }, bottom: phone ? 0 : 'middle' };
    if (phone) { o.visualMap.left = 'center'; } else { o.visualMap.right = 0; }
    o.tooltip.formatter = function (p) {
      var v = p.value;
      return f.x.name + ': ' + digits(v[0]) + '\n' + f.y.name + ': ' + digits(v[1]) + '\n' + digits(v[2]) +
        ' kJ/mol, ' + v[3] + ' frames';
    };
    var rows = [];
    for (var i = 0; i < f.cells.length; i++) {
      var cell = f.cells[i];
      rows.push([f.x.min + (cell[0] + 0.5) * f.x.step, f.y.min + (cell[1] + 0.5) * f.y.step, cell[2], cell[3]]);
    }
    o.series = [{ type: 'custom', data: rows, encode: { x: 0, y: 1 }, renderItem: function (params, api) {
      var low = api.coord([api.value(0) - f.x.step / 2, api.value(1) - f.y.step / 2]);
      var high = api.coord([api.value(0) + f.x.step / 2, api.value(1) + f.y.step / 2]);
      return { type: 'rect', shape: { x: low[0], y: high[1], width: high[0] - low[0] + 0.4,
        height: low[1] - high[1] + 0.4 }, style: { fill: api.visual('color') } };
    } }];
    return o;
  }

  function modes(f, width, c, o) {
    var rows = [];
    var bars = [];
    for (var i = 0; i < f.names.length; i++) {
      rows.push([i, f.values[i], f.low[i], f.high[i]]);
      bars.push({ value: f.values[i], itemStyle: { color: LINES[i % LINES.length] } });
    }
    o.grid = { left: 62, right: 16, top: 16, bottom: 34 };
    o.xAxis = axis(c, { type: 'category', data: f.names, splitLine: { show: false }, axisTick: { show: false } });
    o.yAxis = axis(c, { type: 'value', min: 0, max: 1, name: 'share of bound frames', nameLocation: 'middle',
      nameGap: 42, axisLabel: { formatter: function (v) { return Math.round(100 * v) + ' %'; } } });
    o.tooltip.formatter = function (p) {
      var i = p.dataIndex;
      if (p.seriesType === 'custom') { i = p.value[0]; }
      return f.names[i] + ': ' + Math.round(100 * f.values[i]) + ' %' +
        (f.low[i] === null ? '' : ' [' + Math.round(100 * f.low[i]) + ', ' + Math.round(100 * f.high[i]) + ']') +
        '\nin ' + f.nReplicas[i] + ' replica(s)';
    };
    o.series = [
      { type: 'bar', data: bars, barMaxWidth: 64, itemStyle: { borderRadius: [3, 3, 0, 0] }, cursor: 'pointer' },
      { type: 'custom', data: whiskers(rows), renderItem: whisker(false, c.text), silent: true, z: 5 }
    ];
    return o;
  }

  function residues(f, width, c, o) {
    var partners = f.partners;
    o.grid = { left: 84, right: 20, top: 30, bottom: 42 };
    o.legend = legend(c, partners);
    o.xAxis = axis(c, { type: 'value', min: 0, max: 1, name: 'contact occupancy while bound', nameLocation: 'middle',
      nameGap: 26 });
    o.yAxis = axis(c, { type: 'category', data: f.labels, inverse: true, axisTick: { show: false },
      splitLine: { show: false }, axisLabel: { interval: 0, fontSize: 11 } });
    o.tooltip.formatter = function (p) {
      var i = p.value[0];
      if (p.seriesType !== 'custom') { i = p.value[1]; }
      return f.labels[i] + ' of ' + f.partner[i] + ': ' + digits(f.mean[i]) +
        (f.low[i] === null ? '' : ' [' + digits(f.low[i]) + ', ' + digits(f.high[i]) + ']');
    };
    o.series = [];
    for (var s = 0; s < partners.length; s++) {
      var dots = [];
      var lines = [];
      for (var i = 0; i < f.labels.length; i++) {
        if (f.partner[i] === partners[s]) {
          dots.push([f.mean[i], i]);
          lines.push([i, f.mean[i], f.low[i], f.high[i]]);
        }
      }
      var colour = LINES[s % LINES.length];
      o.series.push({ name: partners[s], type: 'custom', data: lines, silent: true, color: colour,
        encode: { x: 1, y: 0 }, renderItem: stick(colour) });
      o.series.push({ name: partners[s], type: 'custom', data: whiskers(lines), silent: true, color: colour,
        encode: { x: 1, y: 0 }, renderItem: whisker(true, colour) });
      o.series.push({ name: partners[s], type: 'scatter', data: dots, symbolSize: 10, color: colour });
    }
    return o;
  }

  function stick(colour) {
    return function (params, api) {
      var from = api.coord([0, api.value(0)]);
      var to = api.coord([api.value(1), api.value(0)]);
      return { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { stroke: colour, lineWidth: 2, opacity: 0.35 } };
    };
  }

  function quality(f, width, c, o) {
    var kinds = [['good', '#009e73'], ['imaging failed', '#e69f00'], ['refused', '#d55e00']];
    o.grid = { left: width < 500 ? 92 : 150, right: 24, top: 30, bottom: 42 };
    o.legend = legend(c, [kinds[0][0], kinds[1][0], kinds[2][0]]);
    o.tooltip.trigger = 'axis';
    o.tooltip.axisPointer = { type: 'shadow' };
    o.xAxis = axis(c, { type: 'value', name: 'frames', nameLocation: 'middle', nameGap: 26, minInterval: 1 });
    o.yAxis = axis(c, { type: 'category', data: f.labels, inverse: true, axisTick: { show: false },
      splitLine: { show: false }, axisLabel: { formatter: function (v) { return short(v, width); } } });
    o.series = [];
    for (var k = 0; k < kinds.length; k++) {
      o.series.push({ name: kinds[k][0], type: 'bar', stack: 'frames', data: f.counts[k], color: kinds[k][1],
        barMaxWidth: 18 });
    }
    return o;
  }

  var kinds = { ribbon: ribbon, series: series, free: free, modes: modes, residues: residues, quality: quality };

  return {
    option: function (figure, width, dark) {
      var c = ink(dark);
      return kinds[figure.kind](figure, width, c, base(c));
    },
    height: function (figure, width) {
      return figure.height + (figure.kind === 'free' && width < 500 ? 40 : 0);
    }
  };
})();
