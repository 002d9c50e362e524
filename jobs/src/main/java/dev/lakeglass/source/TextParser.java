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
 * Jackson's parser, quicker at long texts, which are most of what is logged: a text that fits into
 * the buffer is taken from its bytes at once, where Jackson goes through them one by one. Every
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
    if (end == EscapedText.UNFINISHED && loadBehind()) {
      end = text.read(_inputBuffer, _inputPtr, _inputEnd);
    }
    if (end < 0) {
      return super._finishAndReturnString();
    }
    _inputPtr = end;
    _textBuffer.resetWithString(text.value());
    return text.value();
  }

  /** Moves what is not read yet to the front of the buffer and fills it up; false if it cannot. */
  private boolean loadBehind() throws IOException {
    int moved = _inputPtr;
    if (moved == 0 || _inputStream == null) {
      return false;
    }
    System.arraycopy(_inputBuffer, moved, _inputBuffer, 0, _inputEnd - moved);
    _inputPtr = 0;
    _inputEnd -= moved;
    _currInputProcessed += moved;
    _currInputRowStart -= moved;
    _nameStartOffset -= moved;
    int count = 1;
    while (count > 0 && _inputEnd < _inputBuffer.length) {
      count = _inputStream.read(_inputBuffer, _inputEnd, _inputBuffer.length - _inputEnd);
      _inputEnd += Math.max(0, count);
    }
    return true;
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
