package dev.lakeglass.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A text read as one JSON value, exactly by RFC 8259: any value may stand at the top, white space
 * is space, tab and line ends only, nothing may follow.
 *
 * <p>The grammar lets an object repeat a name, so such a text is JSON, but says so; the last value
 * wins. Nesting deeper than 1,000 and numbers longer than 1,000 digits are beyond the parser.
 */
final class JsonText {
  /** How the text relates to JSON. */
  enum Form {
    PLAIN,
    IN_CODE_FENCE,
    BEYOND_PARSER,
    NONE
  }

  private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader UNIQUE_NAMES_READER =
      READER.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final Form form;
  private final boolean hasDuplicateNames;
  private final JsonNode node;
  private final int errorPosition;

  private JsonText(Form form, boolean hasDuplicateNames, JsonNode node, int errorPosition) {
    this.form = form;
    this.hasDuplicateNames = hasDuplicateNames;
    this.node = node;
    this.errorPosition = errorPosition;
  }

  static JsonText of(String text) {
    JsonText plain = read(text, Form.PLAIN);
    if (plain.form != Form.NONE) {
      return plain;
    }
    Optional<CodeFence> fence = CodeFence.around(text);
    if (fence.isEmpty()) {
      return plain;
    }
    JsonText inside = read(fence.get().content(), Form.IN_CODE_FENCE);
    return inside.form == Form.NONE ? inside.movedBy(fence.get().start()) : inside;
  }

  Form form() {
    return form;
  }

  boolean isValid() {
    return node != null;
  }

  boolean hasDuplicateNames() {
    return hasDuplicateNames;
  }

  Optional<JsonNode> node() {
    return Optional.ofNullable(node);
  }

  /** About where the first error stands in the text; 0 if there is none. */
  int errorPosition() {
    return errorPosition;
  }

  private JsonText movedBy(int offset) {
    return new JsonText(form, hasDuplicateNames, node, errorPosition + offset);
  }

  private static JsonText read(String text, Form form) {
    if (!mayBeginValue(text)) {
      return new JsonText(Form.NONE, false, null, 0);
    }
    try {
      return new JsonText(form, false, parse(UNIQUE_NAMES_READER, text), 0);
    } catch (MismatchedInputException repeatedName) {
      return readWithDuplicates(text, form);
    } catch (StreamConstraintsException beyondLimits) {
      return new JsonText(Form.BEYOND_PARSER, false, null, 0);
    } catch (JsonProcessingException syntax) {
      return new JsonText(Form.NONE, false, null, position(syntax));
    }
  }

  private static JsonText readWithDuplicates(String text, Form form) {
    try {
      return new JsonText(form, true, parse(READER, text), 0);
    } catch (StreamConstraintsException beyondLimits) {
      return new JsonText(Form.BEYOND_PARSER, false, null, 0);
    } catch (JsonProcessingException syntax) {
      return new JsonText(Form.NONE, false, null, position(syntax));
    }
  }

  /** Prose is by far the commonest answer: do not throw an exception for each. */
  private static boolean mayBeginValue(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    char first = text.charAt(at);
    boolean isLiteral = first == 't' || first == 'f' || first == 'n';
    return "{[\"-0123456789".indexOf(first) >= 0 || isLiteral && isLiteral(text.strip());
  }

  private static boolean isLiteral(String text) {
    return text.equals("true") || text.equals("false") || text.equals("null");
  }

  private static JsonNode parse(ObjectReader reader, String text) throws JsonProcessingException {
    try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
      JsonNode value = reader.readTree(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after the value", parser.currentLocation());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read from memory", e);
    }
  }

  private static int position(JsonProcessingException syntax) {
    return syntax.getLocation() == null
        ? 0
        : (int) Math.max(0, syntax.getLocation().getCharOffset());
  }
}
