package dev.lakeglass.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All source formats, in the order in which they are tried on a document of unknown format. */
public final class SourceFormats {
  public static final String AUTO = "auto";

  private static final List<SourceFormat> ALL = List.of(new OtlpJson(), new FeedbackJson());

  private SourceFormats() {}

  public static List<String> names() {
    return ALL.stream().map(SourceFormat::name).toList();
  }

  public static Optional<SourceFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  static Optional<SourceFormat> recognise(Set<String> keys) {
    return ALL.stream().filter(format -> format.recognises(keys)).findFirst();
  }
}
