package dev.lakeglass;

import dev.lakeglass.LakeglassProcess.Outcome;
import dev.lakeglass.command.LakeglassCommand;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line in this JVM, on the shared session: no start-up to pay for. */
final class LakeglassInProcess {
  private LakeglassInProcess() {}

  static Outcome run(String... arguments) {
    SparkSessions.shared();
    StringWriter answer = new StringWriter();
    StringWriter log = new StringWriter();
    int code = LakeglassCommand.run(arguments, new PrintWriter(answer), new PrintWriter(log));
    return new Outcome(code, answer.toString(), log.toString());
  }
}
