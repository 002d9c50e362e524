package dev.lakeglass.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailDetectorTest {
  private final Detector email = new EmailDetector();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write to «jane.doe+news@mail.example.co.uk», please.",
        "«o'neil@example.ie» and «a_b-c@ex-ample.museum»",
        "Kontakt: «jürgen@müller.de»; «用户@例子.公司»",
        "邮箱«jane@example.com»是我的",
        "«jane@xn--mller-kva.de».",
        "<«jane@example.com»> mailto:«j@example.org»?subject=x",
        "https://x.example/?mail=«jane%40example.com»&y=1",
        "{\\\"mail\\\":\\\"«jane\\u0040example.com»\\\"}",
        "line\\n«njohn@example.com»\\nnext",
        "full width «jane＠example．com»",
        "a zero-width «jane@\u200Bexample.com»",
        "«jane&#64;example.com» &lt;«x&commat;example.com»&gt;",
        "«jane [at] example [dot] com» or «jane(at)example.com»",
        "reach me: «jane.doe at example dot co dot uk», thanks",
        "«jane @ example.com» wrote, «jane@example[.]com», user «\"jane roe\"@example.com»",
        "«jane(dot)roe(at)example(dot)org», «jane dot roe at example dot com»",
        "meet us @ example.com @ 10:30, {\"handle\":\"@example.com\"}",
        "jane@@example.com, jane@example, @example.com, jane.@example.com",
        "icon@2x.png, react@18.2.0, @Override, @scope/pkg, logo@3x.jpeg",
        "git clone git@example.com:org/repo.git",
        "look at example or meet at noon dot",
        "the value at index dot product",
        "Author: «dependabot[bot]@users.noreply.example.com», list[0]@example.com [bot]@example.com",
        "<«bounces+48213-ops=acme.example@em.example.net»> and «prvs=4711abcd=ops@acme.example», to=«ops@acme.example» a+b=«c.d@acme.example»"
      })
  void findsAddressesAndNotTheirNearMisses(String marked) {
    MarkedText.of(marked).assertFoundBy(email);
  }
}
