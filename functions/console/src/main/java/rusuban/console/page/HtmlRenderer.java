package rusuban.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import rusuban.web.HttpResponse;

/** Renders pages from templates that the build has compiled. */
public final class HtmlRenderer {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Returns a page. */
  public HttpResponse page(int status, String template, Map<String, Object> parameters) {
    var output = new StringOutput();
    engine.render(template + ".jte", parameters, output);
    return HttpResponse.html(status, output.toString());
  }
}
