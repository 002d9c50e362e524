package dev.lakeglass.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags of a page with the names and values of their attributes, as a browser would read them.
 */
final class HtmlOutline {
  record Attribute(String name, String value) {}

  record Tag(String name, List<Attribute> attributes) {}

  private static final Pattern TAG =
      Pattern.compile("<(/?[a-zA-Z!][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s\"'=/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");

  private HtmlOutline() {}

  static List<Tag> of(String html) {
    List<Tag> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      tags.add(new Tag(tag.group(1), attributes(tag.group(2))));
    }
    return tags;
  }

  private static List<Attribute> attributes(String text) {
    List<Attribute> attributes = new ArrayList<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      String value = attribute.group(2) == null ? "" : attribute.group(2);
      attributes.add(new Attribute(attribute.group(1), unquoted(value)));
    }
    return attributes;
  }

  private static String unquoted(String value) {
    return value.startsWith("\"") || value.startsWith("'")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Tag names with the names of their attributes: what no text of the data may change. */
  static List<String> skeleton(String html) {
    return of(html).stream()
        .map(tag -> tag.name() + tag.attributes().stream().map(Attribute::name).toList())
        .toList();
  }

  static List<String> values(String html, String attribute) {
    return of(html).stream()
        .flatMap(tag -> tag.attributes().stream())
        .filter(a -> a.name().equals(attribute))
        .map(Attribute::value)
        .toList();
  }
}
