package rusuban.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables as CSV (RFC 4180) for spreadsheets. A cell that a spreadsheet would run as a formula gets
 * an apostrophe in front, and loses it when it is read again (OWASP, "CSV Injection").
 */
public final class CsvText {
  /** The byte order mark. Excel reads UTF-8 without it as Shift_JIS. */
  private static final String MARK = "\uFEFF";

  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@＝＋－＠\\t\\r\\n].*");
  private static final Pattern DISARMED = Pattern.compile("(?s)'+[=+\\-@＝＋－＠\\t\\r\\n].*");
  private static final Pattern PLAIN = Pattern.compile("[^\",\\r\\n\\t;'\\s]*");

  private CsvText() {}

  /** One row, with the line at which it begins, from 1. */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Returns the line alone: the cells hold messages. */
    @Override
    public String toString() {
      return "Row[" + line + "]";
    }
  }

  /** Result of reading a table. */
  public sealed interface Table {
    /** The rows that are not empty. */
    record Rows(List<Row> rows) implements Table {
      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /** A quotation mark that opens here has no end. */
    record Unclosed(int line) implements Table {}
  }

  /** Returns the text of a table. */
  public static String write(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(CsvText::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", MARK, "\r\n"));
  }

  private static String cell(String value) {
    var safe = FORMULA.matcher(value).matches() ? "'" + value : value;
    return PLAIN.matcher(safe).matches() ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static String armed(String cell) {
    return DISARMED.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  /** Reads a table with commas, or with tabs as spreadsheets put it on the clipboard. */
  public static Table read(String text) {
    var reader = new Reader(text.startsWith(MARK) ? text.substring(1) : text);
    return reader.read();
  }

  private static final class Reader {
    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int at;
    private int line = 1;
    private int rowLine = 1;

    Reader(String text) {
      this.text = MessageLists.lines(text);
      var head = this.text.lines().findFirst().orElse("");
      separator = head.replaceAll("\"[^\"]*\"", "").indexOf('\t') >= 0 ? '\t' : ',';
    }

    Table read() {
      while (at < text.length()) {
        if (text.charAt(at) == '"') {
          int opened = line;
          if (!quoted()) return new Table.Unclosed(opened);
        } else plain();
        end();
      }
      if (!cells.isEmpty()) row();
      return new Table.Rows(rows);
    }

    /** Reads a quoted cell; returns false if it has no end. */
    private boolean quoted() {
      var cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '\n') line++;
        if (c != '"') cell.append(c);
        else if (at < text.length() && text.charAt(at) == '"') {
          cell.append('"');
          at++;
        } else {
          while (at < text.length() && !isEnd(text.charAt(at))) cell.append(text.charAt(at++));
          cells.add(armed(cell.toString()));
          return true;
        }
      }
      return false;
    }

    private void plain() {
      int start = at;
      while (at < text.length() && !isEnd(text.charAt(at))) at++;
      cells.add(armed(text.substring(start, at)));
    }

    private boolean isEnd(char c) {
      return c == separator || c == '\n';
    }

    /** Steps over the end of a cell. A separator at the very end opens an empty cell. */
    private void end() {
      if (at >= text.length()) return;
      boolean isRow = text.charAt(at++) == '\n';
      if (isRow) {
        line++;
        row();
      } else if (at >= text.length()) cells.add("");
    }

    private void row() {
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) rows.add(new Row(rowLine, cells));
      cells = new ArrayList<>();
      rowLine = line;
    }
  }
}
