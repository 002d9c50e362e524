package dev.lakeglass.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar. */
final class Version implements IVersionProvider {
  static final String VERSION = read();

  @Override
  public String[] getVersion() {
    return new String[] {"lakeglass " + VERSION};
  }

  private static String read() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
