package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Answers of HaluEval (Li and others, EMNLP 2023, MIT licence): to each document, dialogue or
 * question a right answer and one falsified by a language model on request.
 *
 * <p>Read from the Python package eval-suite 2.1.4; nothing of it is part of this repository. Every
 * context is in one part only, chosen by the checksum of its characters.
 */
final class HaluEval {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Rows that were looked at while features were written are never tested on. */
  private static final int LOOKED_AT = 4_000;

  /** "Hunt LowryHunt Lowry produced": statements follow each other without a space. */
  private static final Pattern GLUED =
      Pattern.compile("(?<=[\\p{Ll})\\d.\"])(?<!\\bMc|\\bMac|\\bDe|\\bLa|\\bLe|\\bDi)(?=\\p{Lu})");

  private HaluEval() {}

  /** What is asked for. */
  enum Task {
    SUMMARY("summarization", "document", "", "right_summary", "hallucinated_summary"),
    DIALOGUE(
        "dialogue", "knowledge", "dialogue_history", "right_response", "hallucinated_response"),
    QUESTION("qa", "knowledge", "question", "right_answer", "hallucinated_answer");

    private final String file;
    private final String context;
    private final String question;
    private final String right;
    private final String wrong;

    Task(String file, String context, String question, String right, String wrong) {
      this.file = "dataset_halueval_" + file + ".jsonl";
      this.context = context;
      this.question = question;
      this.right = right;
      this.wrong = wrong;
    }
  }

  /** Parts that share no context. */
  enum Part {
    TRAINING,
    VALIDATION,
    TEST,
    /** Of the test's contexts, but looked at before. */
    UNUSED
  }

  /** One of the two answers of a row. */
  record Sample(Task task, Part part, int row, boolean isBad, Answer answer) {}

  static List<Sample> read(Path directory, Task task) throws IOException {
    List<Sample> samples = new ArrayList<>();
    int row = 0;
    for (String line : Files.readAllLines(directory.resolve(task.file))) {
      JsonNode node = MAPPER.readTree(line);
      Part part = part(node.get(task.context).asText(), row);
      samples.add(new Sample(task, part, row, false, answer(task, node, task.right)));
      samples.add(new Sample(task, part, row, true, answer(task, node, task.wrong)));
      row++;
    }
    return samples;
  }

  private static Part part(String context, int row) {
    CRC32 checksum = new CRC32();
    checksum.update(context.getBytes(StandardCharsets.UTF_8));
    int fifth = (int) (checksum.getValue() % 5);
    if (fifth < 3) {
      return Part.TRAINING;
    }
    if (fifth == 3) {
      return Part.VALIDATION;
    }
    return row < LOOKED_AT ? Part.UNUSED : Part.TEST;
  }

  private static Answer answer(Task task, JsonNode node, String text) {
    String context = GLUED.matcher(node.get(task.context).asText()).replaceAll(" ");
    return Answer.builder()
        .userInput(task.question.isEmpty() ? "Summarize." : node.get(task.question).asText())
        .documents(List.of(new ContextDocument("1", context)))
        .outputText(node.get(text).asText().replace(" .", "."))
        .build();
  }
}
