package dev.lakeglass;

import dev.lakeglass.command.LakeglassCommand;
import dev.lakeglass.table.LocalFiles;

/** The main class of the jar. */
public final class Main {

  /** Set by the local launcher, where the exit code of the process is the answer. */
  private static final String LOCAL_LAUNCHER = "lakeglass.launcher";

  private Main() {}

  /**
   * Runs one command. YARN, Glue and Kubernetes garble exit codes, so only the local launcher ends
   * the process with one; elsewhere a failure is thrown, and the run's result file has the code.
   */
  public static void main(String[] arguments) {
    boolean isLaunchedHere = System.getProperty(LOCAL_LAUNCHER) != null;
    if (isLaunchedHere) {
      LocalFiles.use();
    }
    int code =
        LakeglassCommand.run(
            arguments, LakeglassCommand.utf8(System.out), LakeglassCommand.utf8(System.err));
    if (isLaunchedHere) {
      System.exit(code);
    }
    if (code != 0) {
      throw new IllegalStateException("lakeglass failed with code " + code);
    }
  }
}
