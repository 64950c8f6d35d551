package org.padml.report;

import java.io.IOException;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws figures without a browser: ECharts in its own server mode, on a JavaScript interpreter that
 * sees no Java. One thread; close it.
 */
final class SvgRenderer implements AutoCloseable {
  private static final int WIDTH = 800;

  /** What ECharts expects of a browser; timers never run, since nothing is animated. */
  private static final String HOST =
      "var self = this; function setTimeout() { return 0; } function clearTimeout() {}"
          + " var console = {log: function () {}, warn: function () {}, error: function () {}};";

  private static final String DRAW =
      "(function (text, width) { var figure = JSON.parse(text);"
          + " var chart = echarts.init(null, null,"
          + " {renderer: 'svg', ssr: true, width: width, height: figure.height});"
          + " chart.setOption(padmlFigures.option(figure, width, false));"
          + " var svg = chart.renderToSVGString(); chart.dispose(); return svg; })";

  private final Context context;
  private final ScriptableObject scope;
  private final org.mozilla.javascript.Function draw;

  SvgRenderer() throws IOException {
    context = new ContextFactory().enterContext();
    context.setInterpretedMode(true); // ECharts is larger than a compiled method may be
    context.setLanguageVersion(Context.VERSION_ES6);
    scope = context.initSafeStandardObjects();
    run(HOST, "host.js");
    run(Resources.echarts(), "echarts.min.js");
    run(Resources.text("figures.js"), "figures.js");
    draw = (org.mozilla.javascript.Function) run(DRAW, "draw.js");
  }

  private Object run(String source, String name) {
    return context.evaluateString(scope, source, name, 1, null);
  }

  /** The figure with light colours, 800 wide. */
  String svg(String figureJson) {
    Object svg = draw.call(context, scope, scope, new Object[] {figureJson, WIDTH});
    return Context.toString(svg);
  }

  @Override
  public void close() {
    context.close();
  }
}
