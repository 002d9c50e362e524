package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * Jackson's parser, quicker at long texts, which are most of what is logged: a text that lies whole
 * in the buffer is taken from its bytes at once, where Jackson goes through them one by one. Every
 * other text, and every one in which anything is wrong, is left to Jackson.
 */
final class TextParser extends UTF8StreamJsonParser {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final EscapedText text = new EscapedText();

  private TextParser(
      IOContext context, int features, InputStream document, ByteQuadsCanonicalizer names) {
    super(
        context,
        features,
        document,
        null,
        names,
        context.allocReadIOBuffer(BUFFER_BYTES),
        0,
        0,
        0,
        true);
  }

  @Override
  protected String _finishAndReturnString() throws IOException {
    int end = text.read(_inputBuffer, _inputPtr, _inputEnd);
    if (end < 0) {
      return super._finishAndReturnString();
    }
    _inputPtr = end;
    _textBuffer.resetWithString(text.value());
    return text.value();
  }

  /** Makes these parsers of streams in UTF-8 without a byte order mark. */
  static final class Factory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    Factory(JsonFactoryBuilder settings) {
      super(settings);
    }

    @Override
    protected JsonParser _createParser(InputStream document, IOContext context) {
      return new TextParser(
          context,
          _parserFeatures,
          document,
          _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures));
    }
  }
}
