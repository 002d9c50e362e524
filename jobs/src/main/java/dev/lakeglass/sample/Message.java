package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A message of the GenAI conventions 1.37 and later: a role and its parts. */
record Message(String role, List<Part> parts) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A part of a message; {@code content} is text, or a JSON document for the tool parts. */
  record Part(String type, String id, String name, String content) {
    static Part text(String content) {
      return new Part("text", "", "", content);
    }

    static Part toolCall(String id, String name, String arguments) {
      return new Part("tool_call", id, name, arguments);
    }

    static Part toolResponse(String id, String response) {
      return new Part("tool_call_response", id, "", response);
    }
  }

  static Message text(String role, String content) {
    return new Message(role, List.of(Part.text(content)));
  }

  /** Bytes that count as tokens: the contents and the names of called tools. */
  long bytes() {
    long bytes = 0;
    for (Part part : parts) {
      bytes += Tokens.bytes(part.content) + part.name.length();
    }
    return bytes;
  }

  /** The system instructions as the conventions want them: an array of parts. */
  static String instructions(String text) {
    return write(json -> parts(json, List.of(Part.text(text))));
  }

  static String array(List<Message> messages) {
    return array(messages, "");
  }

  /** The messages as a JSON array, each with the finish reason unless that is empty. */
  static String array(List<Message> messages, String finishReason) {
    return write(
        json -> {
          json.writeStartArray();
          for (Message message : messages) {
            json.writeStartObject();
            json.writeStringField("role", message.role);
            json.writeFieldName("parts");
            parts(json, message.parts);
            if (!finishReason.isEmpty()) {
              json.writeStringField("finish_reason", finishReason);
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void parts(JsonGenerator json, List<Part> parts) throws IOException {
    json.writeStartArray();
    for (Part part : parts) {
      json.writeStartObject();
      json.writeStringField("type", part.type);
      if (!part.id.isEmpty()) {
        json.writeStringField("id", part.id);
      }
      if (!part.name.isEmpty()) {
        json.writeStringField("name", part.name);
      }
      content(json, part);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void content(JsonGenerator json, Part part) throws IOException {
    switch (part.type) {
      case "tool_call" -> {
        json.writeFieldName("arguments");
        json.writeRawValue(part.content);
      }
      case "tool_call_response" -> {
        json.writeFieldName("response");
        json.writeRawValue(part.content);
      }
      default -> json.writeStringField("content", part.content);
    }
  }

  /** Writes a JSON document into a string. */
  static String write(Body body) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What to write. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
