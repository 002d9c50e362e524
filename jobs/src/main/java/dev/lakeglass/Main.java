package dev.lakeglass;

/** Placeholder until the first commit of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {}
}
