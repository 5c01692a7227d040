package rusuban.console.replies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form of a page, filled in as a browser without script does. */
final class FilledForm {
  private final List<Field> fields = new ArrayList<>();
  private final String action;

  private record Field(String name, String value) {}

  private FilledForm(String action) {
    this.action = action;
  }

  /** Returns the form of this id, with the fields outside it that belong to it. */
  static FilledForm of(Document page, String id) {
    return of(page, (FormElement) page.expectFirst("form#" + id));
  }

  /** Returns the first form that this selector finds. */
  static FilledForm find(Document page, String selector) {
    return of(page, (FormElement) page.expectFirst(selector));
  }

  private static FilledForm of(Document page, FormElement form) {
    var filled = new FilledForm(form.attr("action"));
    for (var field : form.formData()) filled.fields.add(new Field(field.key(), field.value()));
    for (Element outside : page.select("input[form=" + form.id() + "]"))
      if (!form.id().isEmpty() && outside.hasAttr("checked"))
        filled.fields.add(new Field(outside.attr("name"), outside.val()));
    return filled;
  }

  String action() {
    return action;
  }

  FilledForm with(String name, String value) {
    int at = -1;
    for (int i = 0; i < fields.size(); i++) if (fields.get(i).name().equals(name)) at = i;
    if (at < 0) fields.add(new Field(name, value));
    else fields.set(at, new Field(name, value));
    return this;
  }

  FilledForm without(String name) {
    fields.removeIf(field -> field.name().equals(name));
    return this;
  }

  String value(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .collect(Collectors.joining("\n"));
  }

  /** Returns the body, with the line breaks of browsers. */
  String body() {
    return fields.stream()
        .map(it -> encoded(it.name()) + "=" + encoded(it.value().replace("\n", "\r\n")))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
