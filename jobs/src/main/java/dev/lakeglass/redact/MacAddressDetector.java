package dev.lakeglass.redact;

/** MAC addresses (IEEE 802, EUI-48): six pairs of hexadecimal digits with colons or hyphens. */
final class MacAddressDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int PAIRS = 6;

  @Override
  public String name() {
    return "mac_address";
  }

  @Override
  public Trigger trigger() {
    return Trigger.beforeHexadecimal(":-");
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    char separator = text.at(position);
    int start = position - 2;
    if (text.at(position + 3) != separator || !isPair(text, start)) {
      return;
    }
    char before = text.at(start - 1);
    if (before == separator || before == '_' || Characters.continuesWord(before)) {
      return;
    }
    for (int pair = 1; pair < PAIRS; pair++) {
      int at = start + 3 * pair;
      if (text.at(at - 1) != separator || !isPair(text, at)) {
        return;
      }
    }
    int end = start + 3 * PAIRS - 1;
    char after = text.at(end);
    boolean continues = after == separator && Characters.isHex(text.at(end + 1));
    if (!continues && after != '_' && !Characters.continuesWord(after)) {
      findings.add(start, end, "eui48");
    }
  }

  private static boolean isPair(Text text, int at) {
    return Characters.isHex(text.at(at)) && Characters.isHex(text.at(at + 1));
  }
}
