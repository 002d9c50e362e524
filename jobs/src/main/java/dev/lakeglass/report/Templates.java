package dev.lakeglass.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * The templates of {@code jobs/src/main/jte}, compiled at build time; they escape what they print.
 */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  private Templates() {}

  static Page page(String path, String template, Object model) {
    StringOutput output = new StringOutput();
    ENGINE.render(template, model, output);
    return new Page(path, Page.HTML, output.toString());
  }
}
